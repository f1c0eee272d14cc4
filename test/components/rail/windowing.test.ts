import { expect } from '@open-wc/testing'
import { longSlate } from '../../support/long-slate.ts'
import { all, focusedItem, mount, press, tabStops } from './fixtures.ts'
import type { RailElement } from '../../../components/rail/rail-element.ts'
import { until } from '../../support/until.ts'

const mountLong = (count: number, dir: 'ltr' | 'rtl' = 'ltr'): Promise<RailElement> =>
  mount({
    state: { type: 'ready', slate: longSlate(count) },
    attributes: { 'href-template': '#{itemId}' },
    dir,
  })
const mounted = (rail: RailElement): number[] =>
  all(rail, '[data-stop]').map((stop) => Number(stop.parentElement?.dataset['itemId']))

describe('a long rail', () => {
  it('has the cards in view and one page after them, and a place for every other', async () => {
    const rail = await mountLong(100)

    const [track] = all(rail, '.track')
    const [first, second] = all(rail, '[part=item]')
    const stride = (second?.offsetLeft ?? 0) - (first?.offsetLeft ?? 0)
    expect(Math.round((track?.scrollWidth ?? 0) / stride)).to.be.within(99, 101) // room for all
    expect(mounted(rail)[0]).to.equal(1)
    expect(mounted(rail).length).to.be.lessThan(30)
  })

  it('says the place of every card that is there, and how many there are', async () => {
    const rail = await mountLong(100)

    const places = all(rail, '[role=listitem]').map((item) => item.getAttribute('aria-posinset'))
    expect(places).to.deep.equal(mounted(rail).map(String))
    expect(all(rail, '[role=listitem]')[0]?.getAttribute('aria-setsize')).to.equal('100')
    await expect(rail).to.be.accessible()
  })

  it('does not know how many there are while more may come', async () => {
    const rail = await mount({ state: { type: 'ready', slate: longSlate(30, 'more') } })

    expect(all(rail, '[role=listitem]')[0]?.getAttribute('aria-setsize')).to.equal('-1')
  })

  for (const dir of ['ltr', 'rtl'] as const) {
    it(`goes to its ends and back with every card there when it is reached (${dir})`, async () => {
      const rail = await mountLong(100, dir)
      rail.focus()

      await press('End')
      expect(focusedItem(rail)).to.equal('100')
      await press(...Array.from({ length: 12 }, () => (dir === 'ltr' ? 'ArrowLeft' : 'ArrowRight')))
      expect(focusedItem(rail)).to.equal('88')
      await press('Home')
      expect(focusedItem(rail)).to.equal('1')
      await rail.updateComplete
      expect(tabStops(rail)).to.have.length(1)
      expect(mounted(rail).length).to.be.lessThan(35)
    })
  }

  it('keeps the focused card while the person scrolls away with the pointer', async () => {
    const rail = await mountLong(100)
    rail.focusItem('2')

    const scroller = all(rail, '.scroller')[0]
    scroller?.scrollTo({ left: 8000, behavior: 'instant' })
    await until(() => mounted(rail).some((place) => place > 45))

    expect(focusedItem(rail)).to.equal('2')
    expect(mounted(rail)).to.include(2)
    expect(mounted(rail)).not.to.include(10)
  })

  it('shows the focused item where it is when the list is put in another order', async () => {
    const rail = await mountLong(100)
    rail.focusItem('3')
    const slate = longSlate(100)

    rail.state = { type: 'ready', slate: { ...slate, items: [...slate.items].reverse() } }
    await rail.updateComplete

    expect(focusedItem(rail)).to.equal('3')
  })

  it('has no cards two screens away, and all it needs when the focus comes', async () => {
    const rail = await mountLong(100)
    const far = document.createElement('is-recommendations')
    far.style.marginBlockStart = '400vh'
    rail.parentElement?.append(far)
    await until(() => far.shadowRoot?.querySelectorAll('.bone').length === 3)
    far.state = { type: 'ready', slate: longSlate(100) }
    await until(() => far.matches(':state(ready)'), 'the end of the skeleton')
    expect(mounted(far)).to.have.length(0)

    far.focus({ preventScroll: true })
    await far.updateComplete

    expect(focusedItem(far)).to.equal('1')
  })
})

describe('the focus of a rail after a reload', () => {
  it('is on the card where it was, and nowhere on a first visit', async () => {
    sessionStorage.clear()
    const page = document.createElement('iframe')
    page.width = '800'
    page.src = new URL('../../support/rail-page.html', import.meta.url).href
    document.body.append(page)
    const rail = (): RailElement | null | undefined =>
      page.contentDocument?.querySelector('is-recommendations')
    const isReady = (): boolean => !!rail()?.shadowRoot?.querySelector('[data-stop]')
    await until(isReady, 'the page never loaded')
    expect(page.contentDocument?.activeElement?.localName).to.equal('body')
    // Whoever leaves was here for a moment: what remembers the card comes after the first paint.
    await until(() => rail()?.shadowRoot?.querySelector('.pager'))
    rail()?.focusItem('40')

    const before = page.contentDocument
    page.contentWindow?.location.reload()
    await until(() => page.contentDocument !== before && isReady(), 'it never came back')

    const back = (): RailElement => rail() as RailElement
    await until(() => focusedItem(back()) === '40', 'the focus stayed away')
    await until(() => (back().shadowRoot?.querySelector('.scroller')?.scrollLeft ?? 0) > 1000)
    page.remove()
  })
})
