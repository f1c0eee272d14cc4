// No flash: a skeleton shows after 200 ms of loading and then stays at least 300 ms. An answer that is faster than the
// skeleton is shown at once.

import type { ReactiveController, ReactiveControllerHost } from 'lit'

const DELAY_MS = 200
const MINIMUM_MS = 300

export class SkeletonTiming implements ReactiveController {
  readonly #host: ReactiveControllerHost
  /** Until when the skeleton stays; 0 while it is not there. */
  #until = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #pending: (() => void) | undefined

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  /** Whether the skeleton is visible. */
  get visible(): boolean {
    return this.#until > 0
  }

  /** Loading began; begun again while it goes on, nothing changes. */
  start(): void {
    this.#pending = undefined
    if (this.visible) return
    this.#timer ??= setTimeout(() => {
      this.#until = performance.now() + MINIMUM_MS
      this.#host.requestUpdate()
    }, DELAY_MS)
  }

  /** Loading is over: calls `show` now, or when the skeleton has had its time. The last caller wins. */
  finish(show: () => void): void {
    clearTimeout(this.#timer)
    this.#pending = show
    const rest = this.#until - performance.now()
    if (rest > 0) this.#timer = setTimeout(this.#end, rest)
    else this.#end()
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer)
    this.#end()
  }

  #end = (): void => {
    const show = this.#pending
    this.#timer = this.#pending = undefined
    if (!show) return
    this.#until = 0
    show()
  }
}
