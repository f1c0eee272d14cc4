// Which cards of a long rail are in the document: those in view, one page on each side, and the one that the focus returns
// to. Those before are empty places of the same size, so that every card keeps its number, and those not reached yet are one
// empty stretch.

/** Shorter rails have all their cards: below this, coming and going costs more than it saves. */
const ALL_BELOW = 25
/** Before anything was measured: how many cards fit on the screen where the page leaves widths and gaps to the kit. */
export const countFitting = (): number =>
  Math.ceil(innerWidth / Math.max(130, Math.min(92 + innerWidth / 12.2, 196)))

export class CardWindow {
  #from = 0
  #to = countFitting()
  #reached = this.#to

  /** How many places there are; what follows is the stretch. */
  places(count: number): number {
    return count < ALL_BELOW ? count : Math.min(this.#reached, count)
  }

  /** Whether the card at `index` of `count` is in the document; `kept` always is. */
  has(index: number, count: number, kept: number): boolean {
    return count < ALL_BELOW || index === kept || (index >= this.#from && index < this.#to)
  }

  /** Follows what is in view; false when all that is needed is there already. */
  follow(first: number, visible: number): boolean {
    const half = visible / 2
    if (Math.max(0, first - half) >= this.#from && first + visible + half <= this.#to) return false
    this.#from = Math.max(0, first - visible)
    this.#to = first + 2 * visible
    this.#reached = Math.max(this.#reached, this.#to)
    return true
  }

  /** Makes room around a card that is wanted now. */
  include(index: number): void {
    const size = this.#to - this.#from
    this.#from = Math.max(0, index - Math.floor(size / 2))
    this.#to = this.#from + size
    this.#reached = Math.max(this.#reached, this.#to)
  }
}
