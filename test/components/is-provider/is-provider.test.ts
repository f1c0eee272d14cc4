import { expect } from '@open-wc/testing'
import '../../../components/is-provider/is-provider.ts'
import { findPageSession } from '../../../components/page-session/find-page-session.ts'
import type { ContextRequestEvent } from '../../../components/page-session/page-session-context.ts'
import { createPageApi, type PageApi } from '../../support/page-api.ts'
import { until } from '../../support/until.ts'

let api: PageApi
let page: HTMLElement

beforeEach(async () => {
  localStorage.clear()
  api = await createPageApi()
  page = document.createElement('main')
  document.body.append(page)
})

afterEach(() => page.remove())

function show(html: string): void {
  const template = document.createElement('template')
  template.innerHTML = html
  page.append(template.content)
}

function get(selector: string): HTMLElement {
  const element = page.querySelector<HTMLElement>(selector)
  if (!element) throw new Error(`No ${selector} on the page`)
  return element
}

const apiOf = async (selector: string): Promise<string | undefined> =>
  (await findPageSession(get(selector)))?.api

describe('findPageSession', () => {
  it('takes the nearest provider, then the first of the page, then the own attribute', async () => {
    show(`<is-provider api="https://outer.example"><is-provider api="https://inner.example/v/"><p id="inside"></p></is-provider></is-provider>
      <p id="outside" api="https://own.example"></p>`)

    expect(await apiOf('#inside')).to.equal('https://inner.example/v')
    expect(await apiOf('#outside')).to.equal('https://outer.example')
    for (const provider of page.querySelectorAll('is-provider')) provider.remove()
    expect(await apiOf('#outside')).to.equal('https://own.example')
  })

  it('finds the provider through shadow roots and slots', async () => {
    show('<is-provider api="https://outer.example"></is-provider><div id="host"><p id="slotted"></p></div>')
    const root = get('#host').attachShadow({ mode: 'open' })
    root.innerHTML = '<is-provider api="https://shadow.example"><slot></slot><p id="deep"></p></is-provider>'

    expect(await apiOf('#slotted')).to.equal('https://shadow.example')
    expect((await findPageSession(root.querySelector('p') as HTMLElement))?.api).to.equal(
      'https://shadow.example',
    )
  })

  it('finds nothing where nothing names a usable address', async () => {
    show('<p id="none"></p><p id="bad" api="javascript:alert(1)"></p>')

    expect(await apiOf('#none')).to.equal(undefined)
    expect(await apiOf('#bad')).to.equal(undefined)
  })

  it('is answered by any provider of the Context Community Protocol', async () => {
    show('<section><p></p></section>')
    const session = await (async () => {
      show(`<p id="other" api="${api.url}"></p>`)
      return findPageSession(get('#other'))
    })()
    get('section').addEventListener('context-request', (event: ContextRequestEvent) => {
      if (event.context === Symbol.for('intellistream.v1.page-session') && session) event.callback(session)
    })

    expect(await findPageSession(get('section p'))).to.equal(session)
  })
})

describe('is-provider', () => {
  it('has no box of its own', () => {
    show('<is-provider><p>A page</p></is-provider>')

    expect(getComputedStyle(get('is-provider')).display).to.equal('contents')
  })

  it('gives the session the token that was set before it was upgraded', async () => {
    const tag = document.createElement('is-late-provider')
    Object.assign(tag, { getToken: async () => 'alice' })
    tag.setAttribute('api', api.url)
    page.append(tag)
    const { IsProvider } = await import('../../../components/is-provider/is-provider.element.ts')
    customElements.define('is-late-provider', class extends IsProvider {})
    show(`<is-top-picks api="${api.url}"></is-top-picks>`)

    await until(async () => (await api.requests('/v1/slates')).length === 1)

    expect((await api.requests('/v1/slates'))[0]?.body.token).to.equal('alice')
  })

  it('fires what the session reports', async () => {
    const seen: string[] = []
    for (const type of ['is-auth-required', 'is-problem', 'is-delivery-status']) {
      page.addEventListener(type, (event) => {
        if (!seen.includes(event.type)) seen.push(event.type)
      })
    }
    show('<is-provider></is-provider>')
    const provider = get('is-provider') as HTMLElementTagNameMap['is-provider']
    provider.getToken = async () => 'expired-alice'
    provider.api = api.url
    show('<is-top-picks></is-top-picks>')
    provider.session?.subscribeSlate(get('is-top-picks'), () => undefined)

    await until(() => seen.length === 3)

    expect(seen).to.have.members(['is-auth-required', 'is-problem', 'is-delivery-status'])
  })

  it('starts anew when somebody signs in or out', async () => {
    show(`<is-provider api="${api.url}"></is-provider><is-top-picks></is-top-picks>`)
    await until(async () => (await api.requests('/v1/slates')).length === 1)

    document.dispatchEvent(new Event('is-signed-out'))

    await until(async () => (await api.requests('/v1/slates')).length === 2)
  })

  it('turns tracking off for the page', async () => {
    show(`<is-provider api="${api.url}" tracking="off"></is-provider>`)
    const { session } = get('is-provider') as HTMLElementTagNameMap['is-provider']

    await session?.track({ eventType: 'click', itemId: 'heat' })

    expect(session?.tracking).to.equal('off')
    expect(await api.requests('/v1/events')).to.deep.equal([])
  })
})
