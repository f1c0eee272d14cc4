// Which seconds of a title were really played. Seconds played twice count once; seconds skipped do not count.

type Range = [fromSeconds: number, toSeconds: number]

export class PlayedRanges {
  /** Sorted, and apart from each other. */
  #ranges: Range[] = []

  /** Unique seconds. */
  get seconds(): number {
    return this.#ranges.reduce((sum, [from, to]) => sum + to - from, 0)
  }

  /** Adds a stretch; an empty or backward one adds nothing. */
  add(fromSeconds: number, toSeconds: number): void {
    if (!(toSeconds > fromSeconds)) return
    let added: Range = [fromSeconds, toSeconds]
    const apart = this.#ranges.filter(([from, to]) => {
      if (to < added[0] || from > added[1]) return true
      added = [Math.min(from, added[0]), Math.max(to, added[1])]
      return false
    })
    this.#ranges = [...apart, added].sort(([one], [other]) => one - other)
  }
}
