// How much an event says. Only here, because training and live history must agree.

export interface EventWeights {
  /** By type in lower case; 0 leaves the type out of training. */
  byType: Readonly<Record<string, number>>
  /** Of the types that are not listed. */
  otherwise: number
}

/** Personalize takes every type as equally positive unless told otherwise; so does this for types it does not know. */
export const DEFAULT_WEIGHTS: EventWeights = { byType: { watch: 1, like: 1, click: 0.25 }, otherwise: 1 }

export function eventWeight(
  eventType: string,
  { byType, otherwise }: EventWeights = DEFAULT_WEIGHTS,
): number {
  const type = eventType.toLowerCase()
  return (Object.hasOwn(byType, type) ? byType[type] : undefined) ?? otherwise
}
