import { aTimeout, expect, waitUntil } from '@open-wc/testing'
import type { Slate } from '@intellistream/edge-api/contract'
import { sampleSlate } from '../../../stories/sample-data.ts'
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
    rail.remove()

    expect(session.tracked).to.have.length(1)
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
