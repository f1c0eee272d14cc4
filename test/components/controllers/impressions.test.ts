import { aTimeout, expect } from '@open-wc/testing'
import type { ReactiveController } from 'lit'
import { Impressions } from '../../../components/controllers/impressions.ts'
import type { SeenItem } from '../../../components/controllers/impressions.ts'

const WINDOW_PX = 200
let answers = 0

describe('Impressions', () => {
  const hosts: { controller: ReactiveController; element: HTMLElement }[] = []
  afterEach(() => {
    setVisibility('visible')
    for (const { controller, element } of hosts.splice(0)) {
      controller.hostDisconnected?.()
      element.remove()
    }
  })

  it('counts a card from half of it on', async () => {
    const { seen } = watch([{ visible: 0.45 }, { visible: 0.55 }])

    await aTimeout(1300)

    expect(seen.map(({ position }) => position)).to.deep.equal([2])
  })

  it('waits for the picture, and takes the text in its place for painted', async () => {
    const { seen, cards } = watch([{ visible: 1, image: true }, { visible: 1 }])
    await aTimeout(1300)
    expect(seen.map(({ position }) => position)).to.deep.equal([2])

    const image = cards[0]?.querySelector('img')
    image?.remove()
    setVisibility('visible') // as after any change: every card is judged again
    await aTimeout(1300)

    expect(seen.map(({ position }) => position)).to.deep.equal([2, 1])
  })

  it('starts the second again after the tab was hidden', async () => {
    const { seen } = watch([{ visible: 1 }])
    await aTimeout(700)
    setVisibility('hidden')
    await aTimeout(600)
    setVisibility('visible')
    await aTimeout(700)
    expect(seen).to.deep.equal([])

    await aTimeout(600)
    expect(seen).to.have.length(1)
  })

  it('reports cards that reach their second together in one call', async () => {
    const { calls } = watch([{ visible: 1 }, { visible: 1 }])

    await aTimeout(1300)

    expect(calls.map((items) => items.length)).to.deep.equal([2])
  })

  it('says when the first of them had its second, however late it can be told', async () => {
    const startMs = Date.now()
    const { calls, times } = watch([{ visible: 1 }])
    await aTimeout(500)

    // A page that is busy with something else: nobody comes to tell in time.
    while (Date.now() < startMs + 3000);
    await aTimeout(100)

    expect(calls).to.have.length(1)
    expect((times[0] ?? 0) - startMs).to.be.within(1000, 2000)
  })

  function watch(wanted: { visible: number; image?: boolean }[]) {
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
    return { seen, calls, times, cards }
  }
})

function setVisibility(state: DocumentVisibilityState): void {
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state })
  document.dispatchEvent(new Event('visibilitychange'))
}
