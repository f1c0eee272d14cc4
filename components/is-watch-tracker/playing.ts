// One playing of one item: from the first second played until the end, another title, or the page's close.

import { createUuidV7 } from '../delivery/uuid-v7.ts'
import type { Watch } from '../events/watch-event.ts'
import { PlayedRanges } from './played-ranges.ts'

/** Shares of the length at which a playing is reported. */
const MARKS = [0.25, 0.5, 0.75, 0.95]
/** How far the position may run ahead of the clock: a late timer, not a jump. */
const SLACK_SECONDS = 1

/** What is read of a media element; elements of other makers that act like one have it too. */
export type MediaLike = HTMLElement &
  Pick<HTMLMediaElement, 'currentTime' | 'duration' | 'paused' | 'ended' | 'seeking' | 'playbackRate'>

export class Playing {
  readonly itemId: string
  readonly #playId = createUuidV7()
  readonly #ranges = new PlayedRanges()
  #durationSeconds = 0
  #last: { positionSeconds: number; atMs: number } | undefined
  #marksReported = 0
  #secondsReported = 0

  constructor(itemId: string) {
    this.itemId = itemId
  }

  /**
   * Takes the stretch since the last look as played, unless it is longer than the time that passed at the present
   * rate: the position then jumped. Returns whether another mark was reached.
   */
  look(media: MediaLike, nowMs: number): boolean {
    const { currentTime, duration, playbackRate } = media
    if (Number.isFinite(duration) && duration > 0) this.#durationSeconds = duration
    if (this.#last) {
      const passedSeconds = ((nowMs - this.#last.atMs) / 1000) * Math.max(playbackRate, 0)
      const movedSeconds = currentTime - this.#last.positionSeconds
      if (movedSeconds <= passedSeconds + SLACK_SECONDS)
        this.#ranges.add(this.#last.positionSeconds, currentTime)
    }
    this.#last = { positionSeconds: currentTime, atMs: nowMs }
    const share = this.#durationSeconds > 0 ? this.#ranges.seconds / this.#durationSeconds : 0
    return MARKS.filter((mark) => share >= mark).length > this.#marksReported
  }

  /** What comes next is not a continuation: a seek, a pause, a stall. */
  interrupt(): void {
    this.#last = undefined
  }

  /**
   * What to report; undefined when there is nothing new: less than a second more, or a length that nobody knows, as of
   * a live stream, of which no share can be watched.
   */
  report({ ended = false } = {}): Watch | undefined {
    const durationSeconds = this.#durationSeconds
    const seconds = Math.min(this.#ranges.seconds, durationSeconds)
    if (durationSeconds === 0 || seconds === 0) return undefined
    if (!ended && seconds - this.#secondsReported < 1) return undefined
    this.#secondsReported = seconds
    this.#marksReported = MARKS.filter((mark) => seconds / durationSeconds >= mark).length
    const watchedSeconds = round(seconds)
    return {
      itemId: this.itemId,
      playId: this.#playId,
      watchedSeconds,
      durationSeconds: round(durationSeconds),
      ended,
    }
  }
}

/** To tenths: finer than any rule about watching asks for. */
function round(seconds: number): number {
  return Math.round(seconds * 10) / 10
}
