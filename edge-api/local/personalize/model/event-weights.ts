// How much an event says. Only here, because training and live history must agree.

const WEIGHT_BY_TYPE: Readonly<Record<string, number>> = { watch: 1, like: 1, click: 0.25 }

/** Personalize takes every type as equally positive unless told otherwise; so does this for types it does not know. */
const DEFAULT_WEIGHT = 1

export function eventWeight(eventType: string): number {
  return WEIGHT_BY_TYPE[eventType.toLowerCase()] ?? DEFAULT_WEIGHT
}
