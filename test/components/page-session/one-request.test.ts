import { expect } from '@open-wc/testing'
import { getPageSession } from '../../../components/page-session/page-sessions.ts'
import type { SlateState } from '../../../components/page-session/slate-state.ts'
import type { PageSession, SlateSubscription } from '../../../components/page-session/types.ts'
import { createPageApi, type PageApi } from '../../support/page-api.ts'
import { until } from '../../support/until.ts'

let api: PageApi
let session: PageSession
let page: HTMLElement

/** What a rail was told, last first. */
class Rail {
  states: SlateState[] = []
  subscription: SlateSubscription
  constructor(selector: string, of = session) {
    const element = page.querySelector<HTMLElement>(selector)
    if (!element) throw new Error(`No ${selector} on the page`)
    this.subscription = of.subscribeSlate(element, (state) => this.states.unshift(state))
  }
  get ids(): string[] {
    const [state] = this.states
    return state && 'slate' in state ? state.slate.items.map(({ itemId }) => itemId) : []
  }
  async becomes(type: SlateState['type']): Promise<SlateState> {
    await until(() => this.states[0]?.type === type, `a rail that is ${type}`)
    return this.states[0] as SlateState
  }
}

beforeEach(async () => {
  localStorage.clear()
  sessionStorage.clear()
  api = await createPageApi()
  page = document.createElement('main')
  document.body.append(page)
})

afterEach(() => page.remove())

function show(html: string): void {
  const template = document.createElement('template')
  template.innerHTML = html.replaceAll('API', api.url)
  page.append(template.content)
}

describe('one request a page', () => {
  it('asks once for all rails of a page, upgraded or not, in the order of the document', async () => {
    show(`<is-top-picks api="API"></is-top-picks>
      <is-recommendations api="API" genre="Horror" limit="5"></is-recommendations>
      <is-top-picks api="API" basis="trending"></is-top-picks>
      <is-more-like-this api="API"></is-more-like-this>
      <is-more-like-this api="API" item-id="7"></is-more-like-this>
      <is-recommendations api="https://other.example/"></is-recommendations>`)
    session = getPageSession(api.url)
    const rail = new Rail('[genre]')

    await rail.becomes('ready')

    const requests = await api.requests('/v1/slates')
    expect(requests.map(({ method }) => method)).to.deep.equal(['POST'])
    const asked = requests[0]?.body.slates.map(({ id: _, ...query }: { id: string }) => query)
    expect(asked).to.deep.equal([
      { kind: 'top-picks', limit: 10 },
      { kind: 'recommendations', limit: 5, genre: 'Horror' },
      { kind: 'trending', limit: 10 },
      { kind: 'because-you-watched', limit: 20 },
      { kind: 'similar', limit: 20, itemId: '7' },
    ])
  })

  it('keeps an answer for a tag that is upgraded later', async () => {
    show('<is-top-picks api="API"></is-top-picks><is-recommendations api="API"></is-recommendations>')
    session = getPageSession(api.url)
    await new Rail('is-top-picks').becomes('ready')

    const late = new Rail('is-recommendations')

    expect(late.states.map(({ type }) => type)).to.deep.equal(['ready', 'loading'])
    expect(await api.requests('/v1/slates')).to.have.length(1)
  })

  it('is shared by two copies of the kit', async () => {
    show('<is-top-picks api="API"></is-top-picks><is-recommendations api="API"></is-recommendations>')
    const copy = '../../../components/page-session/page-sessions.ts?copy'
    const { getPageSession: getFromCopy } = (await import(copy)) as { getPageSession: typeof getPageSession }
    session = getPageSession(api.url)

    expect(getFromCopy(api.url)).to.equal(session)
  })

  it('asks for rails that come later with one request that excludes what is shown', async () => {
    show('<is-top-picks api="API" limit="3"></is-top-picks>')
    session = getPageSession(api.url)
    await new Rail('is-top-picks').becomes('ready')

    show(
      '<is-recommendations api="API" limit="2"></is-recommendations><is-more-like-this api="API" limit="2"></is-more-like-this>',
    )
    const first = new Rail('is-recommendations')
    const second = new Rail('is-more-like-this')
    await Promise.all([first.becomes('ready'), second.becomes('ready')])

    const [, later, ...more] = await api.requests('/v1/slates')
    expect(more).to.deep.equal([])
    expect(later?.body.slates.map(({ exclude }) => exclude)).to.deep.equal([
      ['1', '2', '3'],
      ['1', '2', '3'],
    ])
    expect([...first.ids, ...second.ids]).to.deep.equal(['4', '5', '6', '7'])
  })

  it('splits more than 12 rails, and still shows nothing twice', async () => {
    show('<is-recommendations api="API" limit="2"></is-recommendations>'.repeat(13))
    session = getPageSession(api.url)
    const last = new Rail('is-recommendations:last-child')

    await last.becomes('ready')

    expect((await api.requests('/v1/slates')).map(({ body }) => body.slates.length)).to.deep.equal([12, 1])
    expect(last.ids).to.deep.equal(['25', '26'])
  })

  it('sends no preflight, no header of its own, and the language of the page', async () => {
    show('<is-top-picks api="API" lang="de"></is-top-picks>')
    session = getPageSession(api.url)
    await new Rail('is-top-picks').becomes('ready')

    const [request, ...more] = await api.requests()
    expect(more).to.deep.equal([])
    expect(request?.authorization).to.equal(undefined)
    expect(request?.body).to.include({
      locale: 'de',
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    })
  })
})

describe('a rail', () => {
  beforeEach(() => {
    show(
      '<is-top-picks api="API" limit="3"></is-top-picks><is-recommendations api="API" limit="2"></is-recommendations>',
    )
    session = getPageSession(api.url)
  })

  it('fails alone, and is asked again alone', async () => {
    await api.reply('/v1/slates', { failing: { 0: 404 } })
    const [failed, other] = [new Rail('is-top-picks'), new Rail('is-recommendations')]
    const state = await failed.becomes('error')
    await other.becomes('ready')

    failed.subscription.retry()
    await failed.becomes('ready')

    expect(state.type === 'error' && state.problem.status).to.equal(404)
    const [, again] = await api.requests('/v1/slates')
    expect(again?.body.slates).to.have.length(1)
    expect(failed.ids).to.deep.equal(['3', '4', '5']) // 1 and 2 are shown by the other
  })

  it('appends what follows, with positions that go on', async () => {
    const rail = new Rail('is-top-picks')
    await rail.becomes('ready')

    rail.subscription.loadMore()
    rail.subscription.loadMore()
    await until(() => rail.ids.length > 3)

    expect(rail.ids).to.deep.equal(['1', '2', '3', '6', '7', '8']) // 4 and 5 are shown by the other
    const [state] = rail.states
    const positions = state && 'slate' in state ? state.slate.items.map(({ position }) => position) : []
    expect(positions).to.deep.equal([1, 2, 3, 4, 5, 6])
    expect(await api.requests('/v1/slates')).to.have.length(2)
  })

  it('never gets a disliked item again', async () => {
    const rail = new Rail('is-top-picks')
    await rail.becomes('ready')

    rail.subscription.removeItem('2')
    rail.subscription.retry()
    await until(() => rail.ids.includes('6'))

    expect(rail.ids).to.deep.equal(['1', '3', '6'])
  })

  it('may get an item again when the dislike is taken back', async () => {
    const rail = new Rail('is-top-picks')
    await rail.becomes('ready')

    rail.subscription.removeItem('2')
    rail.subscription.restoreItem('2')
    rail.subscription.retry()
    await until(async () => (await api.requests('/v1/slates')).length === 2)
    await rail.becomes('ready')

    expect(rail.ids).to.deep.equal(['1', '2', '3'])
  })

  it('aborts what it no longer wants', async () => {
    await api.reply('/v1/slates', { held: true })
    const rail = new Rail('is-top-picks')
    await until(async () => (await api.requests('/v1/slates')).length === 1)

    page.querySelector('is-recommendations')?.remove()
    page.querySelector('is-top-picks')?.setAttribute('limit', '4')
    rail.subscription.update()
    await until(() => rail.ids.length === 4)

    await api.release()
    expect(rail.ids).to.have.length(4)
  })

  it('shows the last good slate when the API fails, and says why', async () => {
    const rail = new Rail('is-top-picks')
    await rail.becomes('ready')
    await api.reply('/v1/slates', { status: 503 })

    rail.subscription.retry()
    const state = await rail.becomes('stale')

    expect(rail.ids).to.deep.equal(['1', '2', '3'])
    expect(state.type === 'stale' && state.problem.status).to.equal(503)
  })

  it('shows an error when the API fails and nothing is kept', async () => {
    await api.reply('/v1/slates', { lost: true })
    const rail = new Rail('is-top-picks')

    const state = await rail.becomes('error')

    expect(state.type === 'error' && state.problem.detail).to.contain(api.url)
  })
})
