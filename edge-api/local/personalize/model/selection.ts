// Which of a dataset's events a model is trained on, and whether they are enough.
import { DEFAULT_WEIGHTS, eventWeight } from './event-weights.ts'
import type { EventWeights } from './event-weights.ts'
import { trainingRows } from './training-data.ts'
import type { TrainingData } from './training-data.ts'

export interface EventSelection {
  weights: EventWeights
  /** By type in lower case: events with a smaller EVENT_VALUE do not count. */
  thresholds: Readonly<Record<string, number>>
  minima?: {
    /** The types that must make up the minimum, as the message names them; undefined: all that are trained on. */
    eventTypes: readonly string[] | undefined
  }
}

/** What the server itself starts with: all events, however few. */
export const DEFAULT_SELECTION: EventSelection = { weights: DEFAULT_WEIGHTS, thresholds: {} }

/** https://docs.aws.amazon.com/personalize/latest/dg/limits.html */
const MIN_INTERACTIONS = 1000
const MIN_USERS = 25
const MIN_PER_USER = 2
const MIN_USER_SHARE = 0.01

/** Whether an event passes the threshold of its type; one without a value passes only where there is none. */
export function passesThreshold(
  { thresholds }: EventSelection,
  eventType: string,
  eventValue: number | undefined,
): boolean {
  const type = eventType.toLowerCase()
  const threshold = Object.hasOwn(thresholds, type) ? thresholds[type] : undefined
  return threshold === undefined || (eventValue !== undefined && eventValue >= threshold)
}

/** Errors  an Error in AWS's words when there is too little to train on. */
export function checkMinima(data: TrainingData, { weights, minima }: EventSelection): void {
  if (!minima) return
  const wanted = minima.eventTypes && new Set(minima.eventTypes.map((type) => type.toLowerCase()))
  const perUser = new Map<string, number>()
  let count = 0
  for (const { userId, eventType } of trainingRows(data)) {
    if (eventWeight(eventType, weights) === 0) continue
    perUser.set(userId, (perUser.get(userId) ?? 0) + 1)
    if (!wanted || wanted.has(eventType.toLowerCase())) count++
  }
  if (count < MIN_INTERACTIONS) {
    const filtered = minima.eventTypes
      ? ` after filtering by event type: ${minima.eventTypes.join(', ')}`
      : ''
    throw new Error(`Dataset has fewer than ${MIN_INTERACTIONS} interactions${filtered}`)
  }
  const active = [...perUser.values()].filter((events) => events >= MIN_PER_USER).length
  if (active < MIN_USERS) {
    throw new Error(
      `Dataset has fewer than ${MIN_USERS} users with at least ${MIN_PER_USER} interactions each`,
    )
  }
  if (active < perUser.size * MIN_USER_SHARE) {
    throw new Error(`Fewer than 1% of the dataset's users have at least ${MIN_PER_USER} interactions each`)
  }
}
