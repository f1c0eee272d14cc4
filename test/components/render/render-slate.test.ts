import { expect } from '@open-wc/testing'
import type { Card, Slate, SlateKind } from '@intellistream/edge-api/contract'
import '../../../components/is-more-like-this/is-more-like-this.ts'
import '../../../components/is-recommendations/is-recommendations.ts'
import '../../../components/is-top-picks/is-top-picks.ts'
import { messages } from '../../../components/locales/en.ts'
import type { RailElement } from '../../../components/rail/rail-element.ts'
import { renderSlate, type RenderSlateOptions } from '../../../components/render/render-slate.ts'
import { sampleSlate } from '../../../stories/sample-data.ts'
import { until } from '../../support/until.ts'

const options = {
  stylesheet: '/rail.css',
  pageUrl: document.baseURI,
  messages,
  imageHosts: [location.host],
  hrefTemplate: '/title/{itemId}',
}

/** The tag as a parser makes it, with its shadow root. */
function parse(markup: string): RailElement {
  const page = Document.parseHTMLUnsafe(markup)
  const rail = page.body.firstElementChild
  if (!(rail instanceof HTMLElement)) throw new Error('nothing was rendered')
  return document.adoptNode(rail) as RailElement
}

/** What is there for eyes and ears: no comments, no styles, no tab stops, no pagers. */
function normalize(root: ParentNode): string {
  const copy = document.createElement('div')
  for (const node of root.children) copy.append(node.cloneNode(true))
  copy.querySelectorAll('link, .pager').forEach((node) => node.remove())
  for (const element of copy.querySelectorAll('*')) {
    element.removeAttribute('style')
    if (element.matches('[data-stop]')) element.removeAttribute('tabindex')
    const sorted = [...element.attributes].sort((a, b) => (a.name < b.name ? -1 : 1))
    for (const { name, value } of sorted) {
      element.removeAttribute(name)
      element.setAttribute(name, value)
    }
  }
  return copy.innerHTML
    .replace(/<!--.*?-->/gs, '')
    .replace(/\s+/g, ' ')
    .replace(/> | </g, (edge) => edge.trim())
}

/** The same slate in an element with the attributes of the served one. */
async function renderByElement(slate: Slate, served: Element): Promise<ShadowRoot> {
  const rail = document.createElement(served.localName) as RailElement
  for (const { name, value } of served.attributes) rail.setAttribute(name, value)
  rail.state = { type: 'ready', slate }
  document.body.append(rail)
  await rail.updateComplete
  const root = rail.shadowRoot
  rail.remove()
  if (!root) throw new Error('not rendered')
  return root
}

/** One card of each sort: reasons, an overview, a begun one, no picture, nowhere to go. */
const oneOfEach = (card: Card): Card & { overview?: string } => ({
  ...card,
  ...(card.position === 1 && { overview: 'A city & its machines.' }),
  ...(card.position === 2 && { watchedPercent: 63 }),
  ...(card.position === 3 && { poster: null }),
  ...(card.position === 4 && { href: 'javascript:alert(1)' }),
  ...(card.position === 5 && { reason: { kind: 'becauseYouWatched', itemId: '1', title: 'Sintel' } }),
  ...(card.position === 6 && { reason: { kind: 'moreLike', itemId: '1', title: 'Sintel' } }),
  ...(card.position === 7 && { reason: { kind: 'trending' } }),
  ...(card.position === 8 && { reason: { kind: 'popular' } }),
  ...(card.position === 9 && { reason: { kind: 'promoted' } }),
})

describe('renderSlate', () => {
  const cases: [kind: SlateKind, tag: string, more?: Partial<RenderSlateOptions>][] = [
    ['recommendations', 'is-recommendations'],
    ['recommendations', 'is-recommendations', { attributes: { genre: 'Drama' } }],
    ['top-picks', 'is-top-picks'],
    ['top-picks', 'is-top-picks', { layout: 'numbered' }],
    ['top-picks', 'is-top-picks', { layout: 'hero', heading: 'Tonight', headingLevel: 3 }],
    ['trending', 'is-top-picks'],
    ['popular', 'is-top-picks', { layout: 'numbered' }],
    ['similar', 'is-more-like-this'],
    ['because-you-watched', 'is-more-like-this'],
  ]
  for (const [kind, tag, more] of cases) {
    it(`renders a slate of ${kind} as <${tag}> does ${JSON.stringify(more ?? '')}`, async () => {
      const slate = { ...sampleSlate(kind, oneOfEach), nextCursor: 'more' }

      const served = parse(renderSlate(slate, { ...options, ...more }))

      expect(served.localName).to.equal(tag)
      expect(normalize(served.shadowRoot as ShadowRoot)).to.equal(
        normalize(await renderByElement(slate, served)),
      )
    })
  }

  it('names the item that a rail is about, so that the element asks for the same', () => {
    const slate = sampleSlate('similar')

    const served = parse(renderSlate(slate, options))

    expect(served.getAttribute('item-id')).to.equal(slate.anchor?.itemId)
  })

  it('writes hostile titles and addresses as text', () => {
    const slate = sampleSlate('recommendations', (card) => ({
      ...card,
      title: '</template><script>alert(1)</script>',
      href: 'javascript:alert(1)',
      poster: { src: 'https://evil.test/x.png" onerror="alert(1)', width: 1, height: 1 },
    }))

    const root = parse(renderSlate(slate, options)).shadowRoot

    expect(root?.querySelectorAll('script, img, a')).to.have.length(0)
    expect(root?.querySelector('.title')?.textContent).to.equal('</template><script>alert(1)</script>')
  })

  it('has nothing that a strict CSP forbids', () => {
    const markup = renderSlate(sampleSlate('recommendations'), options)

    expect(markup).not.to.match(/\sstyle=|<style|<script|\son\w+=/)
  })

  it('stays until the element has something to show, and keeps the focus then', async () => {
    const slate = sampleSlate('recommendations')
    const rail = parse(renderSlate(slate, options))
    document.body.append(rail)
    customElements.upgrade(rail)
    await rail.updateComplete
    const [, second] = slate.items
    const link = (): HTMLElement | null | undefined =>
      rail.shadowRoot?.querySelector<HTMLElement>(`[data-item-id="${second?.itemId ?? ''}"] > a`)
    expect(rail.shadowRoot?.querySelectorAll('.item')).to.have.length(slate.items.length)
    link()?.focus()

    rail.state = { type: 'ready', slate }
    await until(() => rail.matches(':state(ready)'))
    await rail.updateComplete

    await until(() => rail.shadowRoot?.activeElement === link())
    expect(rail.shadowRoot?.querySelectorAll('.item')).to.have.length(slate.items.length)
    expect(rail.shadowRoot?.querySelector('link')).to.equal(null)
    rail.remove()
  })
})
