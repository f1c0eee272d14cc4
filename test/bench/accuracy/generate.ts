// An archive of made-up events as it lies after compaction, made by DuckDB itself: a Parquet object a day, and beside it the
// names of the raw objects, which a job lists but does not read any more.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { MACROS } from '../../../edge-api/adapters/duckdb/dialect.ts'
import { openFsObjectStore } from '../../../edge-api/adapters/fs/object-store.ts'
import { listDays, toCompactedPrefix } from '../../../edge-api/jobs/preprocess/archive-days.ts'
import { updatePreprocessMark } from '../../../edge-api/jobs/preprocess/preprocess-mark.ts'
import { readCompactQuery, readFactsQuery } from '../../../edge-api/jobs/preprocess/queries.ts'
import { toRules } from '../../../edge-api/jobs/preprocess/refresh-facts.ts'

export interface GenerateOptions {
  root: string
  events: number
  users: number
  items: number
  days: number
  /** The end of the last day, in milliseconds. */
  endMs: number
}

const EVENTS_A_PARCEL = 50
const DAY_MS = 86_400_000

/** Half are impressions of six places, a third watches of all lengths, the rest clicks and reactions. Returns the number of raw objects. */
export async function generateArchive({
  root,
  events,
  users,
  items,
  days,
  endMs,
}: GenerateOptions): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '2GB' })
  const connection = await instance.connect()
  // A number in 0..1 for each event and purpose: the same in every run.
  await connection.run('CREATE MACRO dice(n, purpose) AS hash(n, purpose) / 18446744073709551616.0')
  await connection.run(
    `CREATE MACRO item(n, purpose) AS 'item-' || floor(${items} * dice(n, purpose) ** 3)::BIGINT`,
  )
  for (const macro of MACROS) await connection.run(macro)
  const compactSql = await readCompactQuery()
  const firstMs = endMs - days * DAY_MS
  let objects = 0
  for (let day = 0; day < days; day += 1) {
    const from = Math.floor((events * day) / days)
    const to = Math.floor((events * (day + 1)) / days)
    const startMs = firstMs + day * DAY_MS
    const dt = new Date(startMs).toISOString().slice(0, 10)
    const folder = join(root, `events/compacted/dt=${dt}`)
    mkdirSync(folder, { recursive: true })
    await connection.run(`CREATE OR REPLACE TEMP VIEW archive AS ${toRows({ from, to, startMs, users })}`)
    await connection.run(
      `COPY (${compactSql}) TO '${join(folder, 'rows.parquet')}' (FORMAT parquet, COMPRESSION snappy)`,
    )
    objects += writeNames(root, dt, Math.ceil((to - from) / EVENTS_A_PARCEL))
  }
  connection.closeSync()
  instance.closeSync()
  await markCompacted(root)
  return objects
}

/** As the job `compact` does. */
async function markCompacted(root: string): Promise<void> {
  const objectStore = await openFsObjectStore({ root })
  const rules = toRules(await readFactsQuery())
  const days = [...(await listDays(objectStore, ''))].map(
    ([day, found]) => [day, { ...found, rules, facts: toCompactedPrefix(day) }] as const,
  )
  await updatePreprocessMark(objectStore, (mark) => ({ ...mark, days: Object.fromEntries(days) }))
}

/** A parcel is one user's; a third of the users do two thirds of it; an answer is seen in ten events. */
function toRows({ from, to, startMs, users }: { from: number; to: number; startMs: number; users: number }) {
  return `
    WITH numbers AS (SELECT n, n // ${EVENTS_A_PARCEL} AS parcel, dice(n, 1) AS kind FROM range(${from}, ${to}) AS t (n)),
    facts AS (
      SELECT *,
        'user-' || floor(${users} * dice(parcel, 2) ** 2)::BIGINT AS user_id,
        strftime(make_timestamp(((${startMs} + (n - ${from}) * ${DAY_MS} // ${to - from}) * 1000)::BIGINT), '%Y-%m-%dT%H:%M:%S.%gZ') AS happened,
        CASE WHEN dice(n // 10, 3) < 0.05 THEN 'IS-' ELSE 'RID-' END || (n // 10) AS recommendation_id,
        ['recommendations', 'top-picks', 'similar', 'popular'][1 + (n // 10) % 4] AS slate_kind,
        CASE WHEN kind < 0.5 THEN 'impression' WHEN kind < 0.85 THEN 'watch' WHEN kind < 0.96 THEN 'click' WHEN kind < 0.98 THEN 'like' ELSE 'dislike' END AS event_type
      FROM numbers
    )
    SELECT
      {
        'eventId': 'event-' || n, 'eventType': event_type,
        'itemId': CASE WHEN event_type <> 'impression' THEN item(n, 10) END, 'occurredAt': happened, 'sessionId': 'session-' || parcel,
        'playId': CASE WHEN event_type = 'watch' THEN 'play-' || (n // 3) END,
        'recommendationId': recommendation_id, 'slateKind': slate_kind,
        'position': CASE WHEN event_type = 'click' THEN 3::BIGINT END,
        'watchedSeconds': CASE WHEN event_type = 'watch' THEN floor(6000 * dice(n, 4)) END,
        'durationSeconds': CASE WHEN event_type = 'watch' THEN 6000.0::DOUBLE END, 'ended': NULL::BOOLEAN,
        'impression': CASE WHEN event_type = 'impression' THEN [item(n, 11), item(n, 12), item(n, 13), item(n, 14), item(n, 15), item(n, 16)] END,
        'positions': CASE WHEN event_type = 'impression' THEN [1 + 6 * (n % 3), 2 + 6 * (n % 3), 3 + 6 * (n % 3), 4 + 6 * (n % 3), 5 + 6 * (n % 3), 6 + 6 * (n % 3)] END,
        'tracking': NULL::VARCHAR
      } AS event,
      {'kind': 'user', 'id': user_id, 'userId': user_id} AS subject, happened AS occurredAt, happened AS sentAt, happened AS receivedAt
    FROM facts`
}

/** Raw objects without content: there are days that were compacted, so nothing reads them. */
function writeNames(root: string, dt: string, count: number): number {
  for (let hour = 0; hour < 24; hour += 1) {
    const folder = join(root, `events/v1/dt=${dt}/h=${String(hour).padStart(2, '0')}`)
    mkdirSync(folder, { recursive: true })
    for (let parcel = hour; parcel < count; parcel += 24) {
      const id = parcel.toString(16).padStart(12, '0')
      writeFileSync(join(folder, `01990000-0000-7000-8000-${id}-${id}abcd.ndjson.gz`), '')
    }
  }
  return count
}
