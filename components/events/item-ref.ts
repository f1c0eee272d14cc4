// What an event says about one card: enough to join it to the slate that showed it.

export interface ItemRef {
  itemId: string
  recommendationId: string
  /** 1-based place in the slate. */
  position: number
}
