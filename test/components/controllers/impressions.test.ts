import { expect } from '@open-wc/testing'
import type { ReactiveController } from 'lit'
import { Impressions } from '../../../components/controllers/impressions.ts'
import type { SeenItem } from '../../../components/controllers/impressions.ts'
import { advance, holdClock, intersectionsTold, releaseClock, skip } from '../../support/clock.ts'

const WINDOW_PX = 200
let answers = 0

describe('Impressions', () => {
  const hosts: { controller: ReactiveController; element: HTMLElement }[] = []
  beforeEach(holdClock)
  afterEach(() => {
    releaseClock()
    setVisibility('visible')
    for (const { controller, element } of hosts.splice(0)) {
      controller.hostDisconnected?.()
      element.remove()
    }
  })

  it('counts a card from half of it on', async () => {
    const { seen } = await watch([{ visible: 0.45 }, { visible: 0.55 }])

    advance(1200)

    expect(seen.map(({ position }) => position)).to.deep.equal([2])
  })

  it('waits for the picture, and takes the text in its place for painted', async () => {
    const { seen, cards } = await watch([{ visible: 1, image: true }, { visible: 1 }])
    advance(1200)
    expect(seen.map(({ position }) => position)).to.deep.equal([2])

    const image = cards[0]?.querySelector('img')
    image?.remove()
    setVisibility('visible') // as after any change: every card is judged again
    advance(1200)

    expect(seen.map(({ position }) => position)).to.deep.equal([2, 1])
  })

  it('starts the second again after the tab was hidden', async () => {
    const { seen } = await watch([{ visible: 1 }])
    advance(999)
    setVisibility('hidden')
    advance(600)
    setVisibility('visible')
    advance(999)
    setVisibility('visible')
    expect(seen).to.deep.equal([])

    advance(101)
    expect(seen).to.have.length(1)
  })

  it('reports cards that reach their second together in one call', async () => {
    const { calls } = await watch([{ visible: 1 }, { visible: 1 }])

    advance(1200)

    expect(calls.map((items) => items.length)).to.deep.equal([2])
  })

  it('says when the first of them had its second, however late it can be told', async () => {
    const { calls, times } = await watch([{ visible: 1 }])
    const startMs = Date.now()
    advance(500)

    // A page that is busy with something else: nobody comes to tell in time.
    skip(2500)
    advance(0)

    expect(calls).to.have.length(1)
    expect((times[0] ?? 0) - startMs).to.be.within(999, 1001)
  })

  /** Resolves when the browser has told what is in view. */
  async function watch(wanted: { visible: number; image?: boolean }[]) {
    const element = document.createElement('div')
    element.style.cssText = `display: flex; flex-wrap: wrap; gap: 10px`
    const cards = wanted.map(({ visible, image }) => {
      const frame = document.createElement('div')
      frame.style.cssText = `width: ${WINDOW_PX * visible}px; height: 60px; overflow: hidden`
      const card = document.createElement('div')
      card.style.cssText = `width: ${WINDOW_PX}px; height: 60px`
      card.textContent = 'card'
      if (image) card.append(new Image(10, 10))
      frame.append(card)
      element.append(frame)
      return card
    })
    document.body.append(element)
    const recommendationId = `RID-unit-${++answers}`
    const calls: SeenItem[][] = []
    const times: number[] = []
    const seen: SeenItem[] = []
    const host = Object.assign(element, {
      addController: (added: ReactiveController) => void hosts.push({ controller: added, element }),
      removeController: () => undefined,
      requestUpdate: () => undefined,
      updateComplete: Promise.resolve(true),
    })
    const controller = new Impressions(host, {
      cards: () =>
        cards.map(
          (card, index) => [card, { itemId: String(index), recommendationId, position: index + 1 }] as const,
        ),
      onSeen: (items, seenMs) => {
        calls.push(items)
        times.push(seenMs)
        seen.push(...items)
      },
    })
    controller.hostConnected()
    await intersectionsTold(element)
    return { seen, calls, times, cards }
  }
})

function setVisibility(state: DocumentVisibilityState): void {
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state })
  document.dispatchEvent(new Event('visibilitychange'))
}
