// No flash: a skeleton shows after 200 ms of loading and then stays at least 300 ms. An answer that is faster than the
// skeleton is shown at once.

import type { ReactiveController, ReactiveControllerHost } from 'lit'

const DELAY_MS = 200
const MINIMUM_MS = 300

export class SkeletonTiming implements ReactiveController {
  /** Whether the skeleton is visible. */
  visible = false
  readonly #host: ReactiveControllerHost
  #shownAt = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #pending: (() => void) | undefined

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  /** Loading began; begun again while it goes on, nothing changes. */
  start(): void {
    this.#pending = undefined
    if (this.visible || this.#timer !== undefined) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.visible = true
      this.#shownAt = performance.now()
      this.#host.requestUpdate()
    }, DELAY_MS)
  }

  /** Loading is over: calls `show` now, or when the skeleton has had its time. The last caller wins. */
  finish(show: () => void): void {
    const rest = this.visible ? this.#shownAt + MINIMUM_MS - performance.now() : 0
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (rest <= 0) return this.#end(show)
    this.#pending = show
    this.#timer = setTimeout(() => this.#end(this.#pending ?? show), rest)
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#pending) this.#end(this.#pending)
  }

  #end(show: () => void): void {
    this.#timer = this.#pending = undefined
    this.visible = false
    show()
  }
}
