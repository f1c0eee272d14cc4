// Everything that came in by the Put operations: kept in the log, held in memory, visible at once.
import type { Row } from '../filters/evaluate.ts'
import { toRow } from '../model/row.ts'
import { AppendLog } from './append-log.ts'
import { isLogRecord } from './event-record.ts'
import type { EventRecord, LogRecord, MetadataRecord } from './event-record.ts'

/** One user-item fact: of the training data or live. */
export interface UserEvent {
  itemId: string
  eventType: string
  timestampSeconds: number
  eventValue?: number | undefined
}

export class LiveData {
  readonly #eventsByUser = new Map<string, UserEvent[]>()
  readonly #eventIds = new Set<string>()
  /** By eventId the write that is to keep it. */
  readonly #underWay = new Map<string, Promise<void>>()
  /** Sessions whose user is known: their anonymous events become the user's at the next training. */
  readonly #userBySession = new Map<string, string>()
  readonly #items = new Map<string, Row>()
  readonly #users = new Map<string, Row>()
  #log: AppendLog | undefined

  private constructor() {}

  /** onSkipped: told how many lines of the log could not be read, if any. */
  static async open(path: string, onSkipped: (lines: number) => void): Promise<LiveData> {
    const live = new LiveData()
    const replay = (record: unknown): void => {
      if (isLogRecord(record)) live.#apply(record)
    }
    live.#log = await AppendLog.open(path, replay, onSkipped)
    return live
  }

  /** Keeps events; one whose eventId is known already is ignored. Resolves once all of them are in the log. */
  async addEvents(events: readonly EventRecord[]): Promise<void> {
    const fresh: EventRecord[] = []
    const waits: Promise<void>[] = []
    for (const event of events) {
      const { eventId } = event
      const underWay = eventId === undefined ? undefined : this.#underWay.get(eventId)
      if (underWay)
        waits.push(underWay) // a retry while the first is being written: neither may answer before it is
      else if (eventId === undefined || !this.#eventIds.has(eventId)) fresh.push(event)
    }
    const once = withoutRepeats(fresh)
    const write = this.#append(once)
    const eventIds = once.flatMap(({ eventId }) => eventId ?? [])
    for (const eventId of eventIds) this.#underWay.set(eventId, write)
    try {
      await Promise.all([write, ...waits])
    } finally {
      for (const eventId of eventIds) this.#underWay.delete(eventId)
    }
  }

  async putMetadata(records: readonly MetadataRecord[]): Promise<void> {
    await this.#append(records)
  }

  /** In the order of arrival. An event without a userId belongs to its session. */
  eventsOf(userId: string): readonly UserEvent[] {
    return this.#eventsByUser.get(userId) ?? []
  }

  item(itemId: string): Row | undefined {
    return this.#items.get(itemId)
  }

  user(userId: string): Row | undefined {
    return this.#users.get(userId)
  }

  /** All events with an item, for training. */
  *interactions(): Generator<UserEvent & { userId: string }> {
    for (const [owner, events] of this.#eventsByUser) {
      const userId = this.#userBySession.get(owner) ?? owner
      for (const event of events) yield { userId, ...event }
    }
  }

  /** All items that were put singly. */
  items(): Iterable<[itemId: string, row: Row]> {
    return this.#items
  }

  /** Forgets users and all they did, in the log, too. The number of records that went. */
  async eraseUsers(userIds: ReadonlySet<string>): Promise<number> {
    let erased = 0
    await this.#log?.rewrite((record) => {
      const isOfThem = isLogRecord(record) && this.#isOf(record, userIds)
      if (isOfThem) erased++
      return !isOfThem
    })
    for (const owner of [...this.#eventsByUser.keys()]) {
      if (userIds.has(this.#userBySession.get(owner) ?? owner)) this.#eventsByUser.delete(owner)
    }
    for (const userId of userIds) this.#users.delete(userId)
    return erased
  }

  async close(): Promise<void> {
    await this.#log?.close()
  }

  async #append(records: readonly LogRecord[]): Promise<void> {
    if (records.length === 0) return
    await this.#log?.append(records)
    for (const record of records) this.#apply(record)
  }

  #apply(record: LogRecord): void {
    if (record.kind === 'event') this.#applyEvent(record)
    else (record.kind === 'item' ? this.#items : this.#users).set(record.id, toRow(record.properties))
  }

  /** An anonymous event is of the user that its session became. */
  #isOf(record: LogRecord, userIds: ReadonlySet<string>): boolean {
    if (record.kind === 'event') {
      const { userId, sessionId } = record
      return userIds.has(userId ?? this.#userBySession.get(sessionId) ?? sessionId)
    }
    return record.kind === 'user' && userIds.has(record.id)
  }

  #applyEvent({
    eventId,
    userId,
    sessionId,
    itemId,
    eventType,
    sentAtSeconds,
    eventValue,
  }: EventRecord): void {
    if (eventId !== undefined) this.#eventIds.add(eventId)
    if (userId !== undefined && !this.#userBySession.has(sessionId))
      this.#userBySession.set(sessionId, userId)
    if (itemId === undefined) return
    const owner = userId ?? sessionId
    const events = this.#eventsByUser.get(owner)
    const event = { itemId, eventType, timestampSeconds: Math.floor(sentAtSeconds), eventValue }
    if (events) events.push(event)
    else this.#eventsByUser.set(owner, [event])
  }
}

/** The first event of each eventId. */
function withoutRepeats(events: readonly EventRecord[]): EventRecord[] {
  const seen = new Set<string>()
  return events.filter(({ eventId }) => {
    if (eventId === undefined) return true
    if (seen.has(eventId)) return false
    seen.add(eventId)
    return true
  })
}
