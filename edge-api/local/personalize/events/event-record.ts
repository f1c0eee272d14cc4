// What the log keeps: one record a line, of one of three kinds. Read back after a restart, so older lines stay valid.

/** One event of PutEvents, with whose it is. */
export interface EventRecord {
  kind: 'event'
  trackingId: string
  userId: string | undefined
  sessionId: string
  eventId: string | undefined
  eventType: string
  eventValue: number | undefined
  itemId: string | undefined
  /** Seconds since the Unix epoch, with a fraction. */
  sentAtSeconds: number
  properties: Record<string, unknown> | undefined
  recommendationId: string | undefined
  impression: string[] | undefined
  eventAttributionSource: string | undefined
}

/** One item or user of PutItems and PutUsers: replaces what was known of it. */
export interface MetadataRecord {
  kind: 'item' | 'user'
  id: string
  properties: Record<string, unknown>
}

export type LogRecord = EventRecord | MetadataRecord

/** Whether a line of the log is a record; what is written by append() always is. */
export function isLogRecord(value: unknown): value is LogRecord {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false
  return value.kind === 'event' || value.kind === 'item' || value.kind === 'user'
}
