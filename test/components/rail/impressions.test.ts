import { aTimeout, expect, waitUntil } from '@open-wc/testing'
import type { Slate } from '@intellistream/edge-api/contract'
import { sampleSlate } from '../../../stories/sample-data.ts'
import { longSlate } from '../../support/long-slate.ts'
import { mount, one, recordingSession, states } from './fixtures.ts'

let count = 0

/** Impressions count once for each answer in a page, so every test has an answer of its own. */
const slateOfItsOwn = (): Slate => ({
  ...sampleSlate('recommendations'),
  recommendationId: `RID-seen-${++count}`,
})

describe('impressions', () => {
  it('count the cards that are at least half in view for a second, and no others', async () => {
    const slate = slateOfItsOwn()
    const rail = await mount({ state: { type: 'ready', slate } })
    const seen = await listen(rail)

    await waitUntil(() => seen.length > 0, 'nothing was seen', { timeout: 4000 })
    await aTimeout(300)

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
    const slate = slateOfItsOwn()
    session.give({ type: 'ready', slate })

    await waitUntil(() => session.tracked.length > 0, 'nothing was told', { timeout: 4000 })
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
    const seen = await listen(first)
    await waitUntil(() => seen.length > 0, 'nothing was seen', { timeout: 4000 })
    first.remove()

    const again = await listen(await mount({ state: { type: 'ready', slate } }))
    await aTimeout(1400)

    expect(again).to.deep.equal([])
  })

  it('do not count a card that leaves within its second', async () => {
    const rail = await mount({ state: { type: 'ready', slate: slateOfItsOwn() } })
    const seen = await listen(rail)

    await aTimeout(500)
    rail.hidden = true
    await aTimeout(1200)

    expect(seen).to.deep.equal([])
  })

  it('count in a rail wider than the screen only what is inside it, and the rest once it is scrolled to', async () => {
    const slate = { ...longSlate(60), recommendationId: `RID-wide-${++count}` }
    const rail = await mount({ state: { type: 'ready', slate } })
    rail.style.inlineSize = '4000px'
    const seen = await listen(rail)
    await waitUntil(() => seen.length > 0, 'nothing was seen', { timeout: 4000 })
    await aTimeout(300)
    const before = seen.length
    const fit = Math.ceil(innerWidth / one(rail, '[part=item]').offsetWidth)
    expect(before).to.be.at.most(fit)

    rail.scrollIntoView({ inline: 'end', behavior: 'instant' })
    await waitUntil(() => seen.length > before, 'what was scrolled to was not seen', { timeout: 4000 })
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
    const seen = await listen(rail)
    await aTimeout(1500)
    expect(seen).to.deep.equal([])

    frame.style.blockSize = '500px'
    frame.scrollTo({ top: 2000, behavior: 'instant' })

    await waitUntil(() => seen.length > 0, 'nothing was seen', { timeout: 4000 })
  })

  it('do not count behind a closed dialog or a dialog in front, and count inside an open one', async () => {
    const dialog = document.createElement('dialog')
    document.body.append(dialog)
    const behind = await mount({ state: { type: 'ready', slate: slateOfItsOwn() } })
    const seenBehind = await listen(behind)
    dialog.showModal()
    const inside = await mount({ state: { type: 'ready', slate: slateOfItsOwn() } })
    dialog.append(inside)
    const seenInside = await listen(inside)

    await waitUntil(() => seenInside.length > 0, 'nothing was seen in the dialog', { timeout: 4000 })
    await aTimeout(300)
    expect(seenBehind).to.deep.equal([])

    dialog.close()
    await waitUntil(() => seenBehind.length > 0, 'nothing was seen after it', { timeout: 4000 })
    dialog.remove()
  })

  it('count for what a node shows now, not for what it showed before', async () => {
    const first = slateOfItsOwn()
    const rail = await mount({ state: { type: 'ready', slate: first } })
    const seen: { recommendationId: string }[] = []
    rail.addEventListener('is-impression', ({ detail }) => seen.push(detail))
    await aTimeout(600)

    const second = { ...slateOfItsOwn(), items: first.items.toReversed() }
    rail.state = { type: 'ready', slate: second }

    await waitUntil(() => seen.length > 0, 'nothing was seen', { timeout: 4000 })
    expect(new Set(seen.map(({ recommendationId }) => recommendationId))).to.deep.equal(
      new Set([second.recommendationId]),
    )
  })

  it('do not count skeletons', async () => {
    const seen = await listen(await mount({ state: states.loading }))

    await aTimeout(1300)

    expect(seen).to.deep.equal([])
  })
})

async function listen(rail: HTMLElement): Promise<{ itemId: string }[]> {
  const seen: { itemId: string }[] = []
  rail.addEventListener('is-impression', ({ detail }) => seen.push(detail))
  return seen
}
