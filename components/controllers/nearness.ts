// Whether a rail is on the screen or within one screen of it. Rails further away get their cards later, one rail at a time,
// when the browser has nothing else to do: the cost of a long page is building it.

import type { ReactiveController, ReactiveControllerHost } from 'lit'

const MARGIN = '100% 0%'

/** Ends when the last rail that waits for idle time was built. */
let queue = Promise.resolve()

export class Nearness implements ReactiveController {
  /** True until the browser says otherwise, and for good once it was. */
  isNear = true
  /** Whether the rail was too far down to be near: the browser may then skip it while it is out of sight. */
  isLater = false
  readonly #host: ReactiveControllerHost & HTMLElement
  /** Gone once the rail was near. */
  #observer: IntersectionObserver | undefined = new IntersectionObserver((entries) => this.#see(entries), {
    rootMargin: MARGIN,
  })
  #isQueued = false

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#observer?.observe(this.#host)
  }

  hostDisconnected(): void {
    this.#observer?.disconnect()
  }

  /** It is wanted now, wherever it is. */
  approach(): void {
    this.hostDisconnected()
    this.#observer = undefined
    this.#tell(true)
  }

  /** It has something to show and nobody is near: its turn comes. */
  approachWhenIdle(): void {
    if (this.#isQueued) return
    this.#isQueued = true
    queue = queue.then(idle).then(() => {
      this.#isQueued = false
      if (this.#host.isConnected) this.approach()
    })
  }

  #see(entries: IntersectionObserverEntry[]): void {
    for (const { boundingClientRect, isIntersecting } of entries) {
      this.isLater ||= boundingClientRect.top > 2 * innerHeight
      // Without a box, for example in a closed tab panel, it is neither near nor far: it is built when it gets one.
      if (isIntersecting) this.approach()
      else if (this.#observer) this.#tell(false)
    }
  }

  #tell(isNear: boolean): void {
    if (isNear === this.isNear) return
    this.isNear = isNear
    this.#host.requestUpdate()
  }
}

function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve())
    else setTimeout(resolve, 200)
  })
}
