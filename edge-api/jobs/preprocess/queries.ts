// The queries of jobs/sql/ and the tables they read.

import { readFile } from 'node:fs/promises'
import type { QueryTable } from '../../ports/query-engine.ts'

export type QueryName =
  | 'facts'
  | 'signals'
  | 'shown'
  | 'verdicts'
  | 'counts'
  | 'interactions'
  | 'export'
  | 'playings'
  | 'impressions'
  | 'accuracy'
  | 'answers'
  | 'watches'
  | 'clicks'

/** The text of a query with its `:parameters` put in. Errors: RangeError for one that is missing or is no number. */
export async function readQuery(
  name: QueryName,
  parameters: Readonly<Record<string, number>> = {},
): Promise<string> {
  const text = await readFile(new URL(`../sql/${name}.sql`, import.meta.url), 'utf8')
  return text.replace(/:([a-z_]+)\b/g, (_, parameter: string) => {
    const value = parameters[parameter]
    if (value === undefined || !Number.isFinite(value))
      throw new RangeError(`${name}.sql needs a number as :${parameter}, got ${value}`)
    return String(value)
  })
}

/** An archived event with every field that a client may send, so that compaction loses none. */
export const ARCHIVE_COLUMNS = {
  event: `struct(${[
    'eventId varchar',
    'eventType varchar',
    'itemId varchar',
    'occurredAt varchar',
    'sessionId varchar',
    'playId varchar',
    'recommendationId varchar',
    'slateKind varchar',
    'position bigint',
    'watchedSeconds double',
    'durationSeconds double',
    'ended boolean',
    'impression varchar[]',
    'positions bigint[]',
    'tracking varchar',
  ].join(', ')})`,
  subject: 'struct(kind varchar, id varchar, userId varchar)',
  occurredAt: 'varchar',
  sentAt: 'varchar',
  receivedAt: 'varchar',
}

const FACT_COLUMNS = {
  event_id: 'varchar',
  event_type: 'varchar',
  user_id: 'varchar',
  item_id: 'varchar',
  play_id: 'varchar',
  recommendation_id: 'varchar',
  occurred_ms: 'bigint',
  watched_seconds: 'double',
  watched_ratio: 'double',
  ended: 'boolean',
  impression: 'varchar',
  slate_kind: 'varchar',
  positions: 'varchar',
}

const SIGNAL_COLUMNS = {
  verdict: 'varchar',
  event_type: 'varchar',
  user_id: 'varchar',
  item_id: 'varchar',
  act_id: 'varchar',
  recommendation_id: 'varchar',
  occurred_ms: 'bigint',
  event_value: 'double',
}

const VERDICT_COLUMNS = {
  event_type: 'varchar',
  user_id: 'varchar',
  item_id: 'varchar',
  recommendation_id: 'varchar',
  occurred_ms: 'bigint',
  event_value: 'double',
  events: 'bigint',
  verdict: 'varchar',
}

const SHOWN_COLUMNS = { user_id: 'varchar', recommendation_id: 'varchar', impression: 'varchar' }

const PLAYING_COLUMNS = { user_id: 'varchar', item_id: 'varchar', watched_ms: 'bigint' }

const INTERACTION_COLUMNS = {
  user_id: 'varchar',
  item_id: 'varchar',
  event_type: 'varchar',
  event_value: 'double',
  timestamp_seconds: 'bigint',
  impression: 'varchar',
}

const HISTORY_COLUMNS = {
  USER_ID: 'varchar',
  ITEM_ID: 'varchar',
  EVENT_TYPE: 'varchar',
  EVENT_VALUE: 'double',
  TIMESTAMP: 'bigint',
}

/** By user, so that what belongs together lies together, and the same events give the same bytes. */
const IN_ORDER = 'ORDER BY user_id, occurred_ms, event_id'

/** Facts alone: what is kept of a day that is not compacted. */
export async function readFactsQuery(): Promise<string> {
  const columns = Object.keys(FACT_COLUMNS).join(', ')
  return `SELECT ${columns} FROM (${await readQuery('facts')}) AS events WHERE event_type IS NOT NULL ${IN_ORDER}`
}

/** The whole archive of a day, with its facts as columns of their own: a table of facts, too. */
export async function readCompactQuery(): Promise<string> {
  return `${await readQuery('facts')} ${IN_ORDER}`
}

const of =
  (format: QueryTable['format'], columns: QueryTable['columns']) => (prefixes: readonly string[]) => ({
    format,
    columns,
    prefixes,
  })

export const TABLES = {
  rawArchive: of('ndjson.gz', ARCHIVE_COLUMNS),
  compactedArchive: of('parquet', { ...ARCHIVE_COLUMNS, ...FACT_COLUMNS }),
  facts: of('parquet', FACT_COLUMNS),
  signals: of('parquet', SIGNAL_COLUMNS),
  shown: of('parquet', SHOWN_COLUMNS),
  verdicts: of('parquet', VERDICT_COLUMNS),
  playings: of('parquet', PLAYING_COLUMNS),
  interactions: of('parquet', INTERACTION_COLUMNS),
  history: of('csv', HISTORY_COLUMNS),
  catalog: of('ndjson.gz', { itemId: 'varchar' }),
  models: of('ndjson.gz', { model_no: 'bigint', from_ms: 'bigint', to_ms: 'bigint' }),
  slates: of('ndjson.gz', { slate_kind: 'varchar', slate_no: 'bigint' }),
  subjects: of('ndjson.gz', { id: 'varchar', user_id: 'varchar', erased_ms: 'bigint' }),
}
