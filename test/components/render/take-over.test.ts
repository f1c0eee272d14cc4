// A rail from a server and the element that takes it over: the nodes of the cards stay.

import { expect } from '@open-wc/testing'
import type { Slate } from '@intellistream/edge-api/contract'
import '../../../components/is-recommendations/is-recommendations.ts'
import '../../../components/is-top-picks/is-top-picks.ts'
import { messages } from '../../../components/locales/en.ts'
import type { RailElement } from '../../../components/rail/rail-element.ts'
import { renderSlate, type RenderSlateOptions } from '../../../components/render/render-slate.ts'
import { posterHost, sampleSlate, sampleStates } from '../../../stories/sample-data.ts'
import { createPageApi } from '../../support/page-api.ts'
import { until } from '../../support/until.ts'

const { error } = sampleStates('top-picks')
const LAYOUTS = ['rail', 'numbered', 'hero'] as const
/** As many as any server renders, and more than fit on a screen. */
const slate = longer(sampleSlate('top-picks'), 24)

let rail: RailElement
afterEach(() => rail.remove())

function longer(from: Slate, count: number): Slate {
  const items = Array.from({ length: count }, (_, index) => {
    const card = from.items[index % from.items.length]
    if (!card) throw new Error('no card')
    return { ...card, itemId: `item-${index}`, position: index + 1 }
  })
  return { ...from, items }
}

/** What the parser of a page makes of it: upgraded, and not yet answered. */
function serve(options: Partial<RenderSlateOptions> = {}, of = slate): RailElement {
  const markup = renderSlate(of, {
    stylesheet: '/rail.css',
    pageUrl: document.baseURI,
    messages,
    imageHosts: [posterHost],
    hrefTemplate: '#/title/{itemId}',
    ...options,
  })
  const served = Document.parseHTMLUnsafe(markup).body.firstElementChild
  rail = document.adoptNode(served as RailElement)
  document.body.append(rail)
  customElements.upgrade(rail)
  return rail
}

function find(selector: string): HTMLElement[] {
  return [...(rail.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])]
}

function linkOf(itemId: string): HTMLElement | undefined {
  return find(`[data-item-id="${itemId}"] > a`)[0]
}

/** A rail that waited for 200 ms by then shows it 300 ms later. */
async function show(of: Slate): Promise<void> {
  rail.state = { type: 'ready', slate: of }
  await until(() => of.items.length === 0 || ('slate' in rail.state && rail.state.slate === of), 'the state')
  await rail.updateComplete
}

async function nextFrame(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
}

describe('the take-over of a served rail', () => {
  for (const layout of LAYOUTS) {
    it(`keeps the nodes of a ${layout}, in the document and unwritten where a picture would load again`, async () => {
      serve({ layout })
      await rail.updateComplete
      const before = find('li, a, img')
      const titles = find('.title').map(({ textContent }) => textContent)
      expect(before.length).to.equal(3 * 24)
      const records: MutationRecord[] = []
      const observer = new MutationObserver((some) => records.push(...some))
      observer.observe(rail.shadowRoot as ShadowRoot, { subtree: true, childList: true, attributes: true })

      await show(slate)

      await nextFrame()
      expect(find('li, a, img')).to.deep.equal(before)
      expect(find('.title').map(({ textContent }) => textContent)).to.deep.equal(titles)
      const removed = records.flatMap(({ removedNodes }) => [...removedNodes])
      const withCards = removed.filter(
        (node) => node instanceof Element && node.matches(':has(img), img, li, a'),
      )
      expect(withCards).to.deep.equal([])
      const reloads = records.filter(({ attributeName }) => /^src/.test(attributeName ?? ''))
      expect(reloads).to.deep.equal([])
      expect(find('.scroller, .head, link').map(({ className }) => className)).to.deep.equal([
        'head',
        'scroller',
      ])
    })

    it(`moves nothing in a ${layout}`, async () => {
      serve({ layout })
      await rail.updateComplete
      await nextFrame()
      let shift = 0
      const observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shift += (entry as unknown as { value: number }).value
      })
      observer.observe({ type: 'layout-shift' })

      await show(slate)
      await nextFrame()
      await new Promise((resolve) => setTimeout(resolve, 50))

      observer.disconnect()
      expect(shift).to.equal(0)
    })
  }

  it('keeps the focus where it is, and the arrows go on from there', async () => {
    serve()
    const link = linkOf('item-3')
    link?.focus()
    const lost: Event[] = []
    link?.addEventListener('blur', (event) => lost.push(event))

    await show(slate)
    await nextFrame()

    expect(rail.shadowRoot?.activeElement).to.equal(link)
    expect(lost).to.deep.equal([])
    rail.navigate('next')
    expect(rail.shadowRoot?.activeElement).to.equal(linkOf('item-4'))
  })

  it('is one tab stop then, however many links the server wrote', async () => {
    serve()
    await show(slate)

    expect(rail.tabIndex).to.equal(0)
    expect(find('a').filter(({ tabIndex }) => tabIndex !== -1)).to.deep.equal([])
  })

  it('keeps where somebody scrolled to, also in a rail that is longer than what was served', async () => {
    const long = longer(slate, 50)
    serve({}, long)
    await rail.updateComplete
    const [scroller] = find('.scroller')
    scroller?.scrollTo({ left: 1500, behavior: 'instant' })
    const left = scroller?.scrollLeft ?? 0
    expect(left).to.be.greaterThan(500)
    const last = linkOf('item-23')

    await show(long)
    await nextFrame()

    expect(find('.scroller:not(.still)')[0]).to.equal(scroller)
    expect(scroller?.scrollLeft).to.equal(left)
    expect(linkOf('item-23')).to.equal(last)
  })

  it('fills another answer into the same nodes, and the focus follows its item', async () => {
    serve()
    linkOf('item-3')?.focus()
    const before = find('li, a, img')
    const other = { ...slate, items: slate.items.toReversed() }

    await show(other)

    expect(find('li, a, img')).to.deep.equal(before)
    expect(find('.item').map(({ dataset }) => dataset['itemId'])).to.deep.equal(
      other.items.map(({ itemId }) => itemId),
    )
    expect(rail.shadowRoot?.activeElement).to.equal(linkOf('item-3'))
  })

  it('drops what a shorter answer does not have, and all of it for an empty one', async () => {
    serve()
    await show({ ...slate, items: slate.items.slice(0, 5) })
    expect(find('.item')).to.have.length(5)

    await show({ ...slate, items: [] })
    expect(find('.item > a')).to.have.length(0)
    expect(find('.notice')).to.have.length(1)
  })

  it('keeps the cards as stale ones when loading fails, until there is an answer', async () => {
    serve()
    await rail.updateComplete
    const before = find('li, a, img')

    rail.state = error
    await until(() => rail.matches(':state(stale)'), 'the end of the skeleton')
    await rail.updateComplete

    expect(find('li, a, img')).to.deep.equal(before)
    expect(find('.note')[0]?.textContent).to.equal(messages.stale)
    expect(find('.notice')).to.have.length(0)

    await show(slate)
    expect(find('li, a, img')).to.deep.equal(before)
    expect(find('.note')).to.have.length(0)
  })

  it('begins anew when the layout is another by then', async () => {
    serve({ layout: 'hero' })
    await rail.updateComplete
    rail.setAttribute('layout', 'numbered')

    await show(slate)

    expect(find('.pitch')).to.have.length(0)
    expect(find('.numeral')).to.have.length(24)
  })

  it('asks the API, and shows what it says', async () => {
    const api = await createPageApi()
    serve({ attributes: { api: api.url } })

    await until(() => rail.state.type === 'ready', 'an answer')
    await rail.updateComplete

    const state = rail.state as { slate: Slate }
    expect(find('.item').map(({ dataset }) => dataset['itemId'])).to.deep.equal(
      state.slate.items.map(({ itemId }) => itemId),
    )
  })
})
