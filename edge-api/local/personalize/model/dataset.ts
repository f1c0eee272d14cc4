// What answers are made from: one trained model, its training data and the items' fields. Replaced as a whole.
import type { Model } from '../../../engine/index.ts'
import type { UserEvent } from '../events/live-data.ts'
import type { Row } from '../filters/evaluate.ts'
import { eventWeight } from './event-weights.ts'
import type { MetricsByStrategy } from './measure.ts'
import { toRow } from './row.ts'
import type { Snapshot } from './snapshot.ts'
import { rowsOfUser } from './training-data.ts'

/** Trends fade over days: answers within one step agree to the bit. */
const STEP_SECONDS = 60

export class Dataset {
  readonly key: string
  readonly model: Model
  /** By the clock of the server; the model's own is that of its data. */
  readonly trainedAtSeconds: number
  readonly userCount: number
  readonly interactionCount: number
  readonly itemColumns: ReadonlySet<string>
  /** Undefined until measured. */
  metrics: MetricsByStrategy | undefined
  readonly #snapshot: Snapshot
  readonly #items = new Map<string, Row>()
  readonly #userNumbers: ReadonlyMap<string, number>

  constructor(snapshot: Snapshot) {
    const { key, model, trainedAtSeconds, data } = snapshot
    this.key = key
    this.model = model
    this.trainedAtSeconds = trainedAtSeconds
    this.userCount = data.userIds.length
    this.interactionCount = data.items.length
    this.itemColumns = new Set(data.itemColumns.map((column) => column.toUpperCase()))
    this.#snapshot = snapshot
    this.#userNumbers = new Map(data.userIds.map((userId, number) => [userId, number]))
    const id = data.itemColumns.indexOf('ITEM_ID')
    for (const fields of data.itemRows) {
      const named = data.itemColumns.map((column, index) => [column, fields[index]])
      this.#items.set(fields[id] ?? '', toRow(Object.fromEntries(named) as Record<string, string>))
    }
  }

  item(itemId: string): Row | undefined {
    return this.#items.get(itemId)
  }

  /** The oldest first. */
  eventsOf(userId: string): UserEvent[] {
    const number = this.#userNumbers.get(userId)
    return number === undefined ? [] : rowsOfUser(this.#snapshot.data, number)
  }

  /** Whether somebody interacted with the item in the training data. */
  isTrainedOn(itemId: string): boolean {
    const { indexByItemId, popularity } = this.model
    return (popularity[indexByItemId.get(itemId) ?? -1] ?? 0) > 0
  }

  /** How much an event of a user's history says, as it did in training. */
  weightOf(eventType: string): number {
    return eventWeight(eventType, this.#snapshot.weights)
  }

  /** The server's time, moved into the time of the data: a model of old data ages from when it was trained. */
  dataTime(nowSeconds: number): number {
    const ageSeconds = Math.max(0, nowSeconds - this.trainedAtSeconds)
    return this.model.trainedAtSeconds + Math.floor(ageSeconds / STEP_SECONDS) * STEP_SECONDS
  }
}
