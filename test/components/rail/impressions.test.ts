import { aTimeout, expect } from '@open-wc/testing'
import type { Slate } from '@intellistream/edge-api/contract'
import { sampleSlate } from '../../../stories/sample-data.ts'
import { advance, holdClock, intersectionsTold, releaseClock } from '../../support/clock.ts'
import { longSlate } from '../../support/long-slate.ts'
import { until } from '../../support/until.ts'
import type { RailElement } from '../../../components/rail/rail-element.ts'
import { all, mount, one, recordingSession, states } from './fixtures.ts'

/** A second, and what is allowed for cards to gather. */
const SEEN_MS = 1100
let count = 0

/** Impressions count once for each answer in a page, so every test has an answer of its own. */
const slateOfItsOwn = (): Slate => ({
  ...sampleSlate('recommendations'),
  recommendationId: `RID-seen-${++count}`,
})

describe('impressions', () => {
  afterEach(releaseClock)

  it('count the cards that are at least half in view for a second, and no others', async () => {
    const slate = slateOfItsOwn()
    const rail = await mount({ state: { type: 'ready', slate } })
    const seen = listen(rail)
    holdClock()
    await inSight(rail)

    advance(999)
    expect(seen).to.deep.equal([])
    advance(SEEN_MS - 999)

    const view = one(rail, '[part=scroller]').getBoundingClientRect()
    const inView = [...rail.renderRoot.querySelectorAll<HTMLElement>('[part=item]')].filter((item) => {
      const box = item.getBoundingClientRect()
      return Math.min(box.right, view.right) - Math.max(box.left, view.left) >= box.width / 2
    })
    expect(seen.map(({ itemId }) => itemId)).to.deep.equal(inView.map((item) => item.dataset['itemId']))
    expect(seen[0]).to.deep.equal({ itemId: '858', recommendationId: slate.recommendationId, position: 1 })
  })

  it('are told together, and not at all where the page prevents them', async () => {
    const session = recordingSession()
    const rail = document.createElement('is-recommendations')
    rail.setAttribute('api', session.api)
    rail.setAttribute('image-hosts', location.host)
    rail.addEventListener('is-impression', (event) => {
      if (event.detail.itemId === '1221') event.preventDefault()
    })
    document.body.append(rail)
    await rail.updateComplete
    await aTimeout(0)
    holdClock()
    const slate = slateOfItsOwn()
    session.give({ type: 'ready', slate })
    // A skeleton that was up by then has its time.
    advance(300)
    await rail.updateComplete
    await inSight(rail)

    advance(SEEN_MS)
    const toldMs = Date.now()
    rail.remove()

    expect(session.tracked).to.have.length(1)
    expect(Date.parse(session.tracked[0]?.occurredAt ?? '')).to.be.below(toldMs)
    expect(session.tracked[0]).to.deep.include({
      eventType: 'impression',
      recommendationId: slate.recommendationId,
      slateKind: 'recommendations',
    })
    expect(session.tracked[0]?.impression?.slice(0, 2)).to.deep.equal(['858', '110'])
    expect(session.tracked[0]?.positions?.slice(0, 2)).to.deep.equal([1, 3])
  })

  it('count once for an answer, whatever node shows it', async () => {
    const slate = slateOfItsOwn()
    const first = await mount({ state: { type: 'ready', slate } })
    const seen = listen(first)
    holdClock()
    await inSight(first)
    advance(SEEN_MS)
    expect(seen).not.to.deep.equal([])
    first.remove()
    releaseClock()

    const second = await mount({ state: { type: 'ready', slate } })
    const again = listen(second)
    holdClock()
    await inSight(second)
    advance(2 * SEEN_MS)

    expect(again).to.deep.equal([])
  })

  it('do not count a card that leaves within its second', async () => {
    const rail = await mount({ state: { type: 'ready', slate: slateOfItsOwn() } })
    const seen = listen(rail)
    holdClock()
    await inSight(rail)

    advance(999)
    rail.hidden = true
    await intersectionsTold(rail)
    advance(2 * SEEN_MS)

    expect(seen).to.deep.equal([])
  })

  it('count in a rail wider than the screen only what is inside it, and the rest once it is scrolled to', async () => {
    const slate = { ...longSlate(60), recommendationId: `RID-wide-${++count}` }
    const rail = await mount({ state: { type: 'ready', slate } })
    rail.style.inlineSize = '4000px'
    const seen = listen(rail)
    await until(() => seen.length > 0, 'an impression')
    await aTimeout(300)
    const before = seen.length
    const fit = Math.ceil(innerWidth / one(rail, '[part=item]').offsetWidth)
    expect(before).to.be.at.most(fit)

    rail.scrollIntoView({ inline: 'end', behavior: 'instant' })
    await until(() => seen.length > before, 'what was scrolled to')
    expect(new Set(seen.map(({ itemId }) => itemId)).size).to.equal(seen.length)
  })

  it('do not count what a scroller of the page hides, and count it when it is scrolled to', async () => {
    const rail = await mount({ state: { type: 'ready', slate: slateOfItsOwn() } })
    const frame = document.createElement('div')
    frame.style.cssText = 'block-size: 100px; overflow: auto'
    const gap = document.createElement('div')
    gap.style.blockSize = '800px'
    rail.before(frame)
    frame.append(gap, rail)
    const seen = listen(rail)
    holdClock()
    await intersectionsTold(rail)
    advance(2 * SEEN_MS)
    expect(seen).to.deep.equal([])
    releaseClock()

    frame.style.blockSize = '500px'
    frame.scrollTo({ top: 2000, behavior: 'instant' })

    await until(() => seen.length > 0, 'an impression')
  })

  it('do not count behind a closed dialog or a dialog in front, and count inside an open one', async () => {
    const dialog = document.createElement('dialog')
    document.body.append(dialog)
    const behind = await mount({ state: { type: 'ready', slate: slateOfItsOwn() } })
    const seenBehind = listen(behind)
    dialog.showModal()
    const inside = await mount({ state: { type: 'ready', slate: slateOfItsOwn() } })
    dialog.append(inside)
    const seenInside = listen(inside)

    await until(() => seenInside.length > 0, 'an impression in the dialog')
    await aTimeout(300)
    expect(seenBehind).to.deep.equal([])

    dialog.close()
    await until(() => seenBehind.length > 0, 'an impression after it')
    dialog.remove()
  })

  it('count for what a node shows now, not for what it showed before', async () => {
    const first = slateOfItsOwn()
    const rail = await mount({ state: { type: 'ready', slate: first } })
    const seen = listen(rail)
    holdClock()
    await inSight(rail)
    advance(999)

    const second = { ...slateOfItsOwn(), items: first.items.toReversed() }
    rail.state = { type: 'ready', slate: second }
    await rail.updateComplete
    await inSight(rail)
    advance(SEEN_MS)

    expect(new Set(seen.map(({ recommendationId }) => recommendationId))).to.deep.equal(
      new Set([second.recommendationId]),
    )
  })

  it('do not count skeletons', async () => {
    const rail = await mount({ state: states.loading })
    const seen = listen(rail)
    holdClock()
    await intersectionsTold(rail)

    advance(2 * SEEN_MS)

    expect(seen).to.deep.equal([])
  })
})

function listen(rail: HTMLElement): { itemId: string; recommendationId: string }[] {
  const seen: { itemId: string; recommendationId: string }[] = []
  rail.addEventListener('is-impression', ({ detail }) => seen.push(detail))
  return seen
}

/** Resolves when the pictures in view are there and the browser has told what is in view: the second of the cards begins. */
async function inSight(rail: RailElement): Promise<void> {
  const waiting = (): boolean =>
    all<HTMLImageElement>(rail, 'img').some(
      (image) => !image.complete && image.getBoundingClientRect().left < innerWidth,
    )
  do await intersectionsTold(rail)
  while (waiting())
  // A picture's `load` comes after it is complete: cards are judged again after any change.
  document.dispatchEvent(new Event('visibilitychange'))
}
