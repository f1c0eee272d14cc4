// From the interactions, in order, to what a run trains on, measures by and recommends to.

import { gunzipSync } from 'node:zlib'
import type { ObjectStore } from '../../ports/object-store.ts'
import type { Row } from '../../ports/query-engine.ts'
import type { DatasetItem } from '../dataset.ts'
import { rankPopularItems } from '../import/popular-items.ts'
import { activityOf, field, itemRow, ITEMS_HEADER, row, USERS_HEADER } from '../import/training-csv.ts'
import { CsvParts } from './csv-parts.ts'
import { isHeldOut } from './held-out.ts'
import { TextSink } from './text-sink.ts'

/** https://docs.aws.amazon.com/personalize/latest/dg/API_UBS_Event.html: at most 25 ids, 1000 characters with the bars. */
const MAX_IMPRESSION = { ids: 25, characters: 1000 }

export const INTERACTIONS_HEADER = 'USER_ID,ITEM_ID,EVENT_TYPE,EVENT_VALUE,TIMESTAMP,IMPRESSION\n'

export interface TrainingManifest extends Record<string, unknown> {
  interactions: number
  users: number
  items: number
  /** Interactions that no model sees, and how many users they belong to. */
  heldOut: number
  heldOutUsers: number
  byEventType: Record<string, number>
  firstAt: string | null
  lastAt: string | null
}

/** One line of held-out.ndjson.gz: what a model is asked to find for a user, and what it is not asked for. */
export interface HeldOutUser {
  userId: string
  targets: string[]
  known: string[]
}

/**
 * Writes training/<runId>/ and batch/<runId>/input/. The rows of a user must stand side by side, and rows that say the
 * same, of which one is kept. The same rows give the same bytes.
 */
export async function writeTraining(
  objectStore: ObjectStore,
  runId: string,
  interactions: AsyncIterable<Row[]>,
): Promise<TrainingManifest> {
  const items = await readCatalogItems(objectStore)
  const csv = new CsvParts(objectStore, {
    prefix: toInteractionsFolder(runId),
    header: INTERACTIONS_HEADER,
  })
  const users = new TextSink()
  const input = new TextSink()
  const heldOut = new TextSink({ isZipped: true })
  const heldOutUsers = new TextSink()
  const oldest = new Map<string, number>()
  const usersOf = new Map<string, number>()
  const manifest: TrainingManifest = {
    interactions: 0,
    users: 0,
    items: items.length,
    heldOut: 0,
    heldOutUsers: 0,
    byEventType: {},
    firstAt: null,
    lastAt: null,
  }
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY

  const quoted = remember(field)
  users.write(USERS_HEADER)
  for await (const { userId, rows } of byUser(interactions)) {
    const user = field(userId)
    const known = new Set<string>()
    const positives = new Set<string>()
    const targets = new Set<string>()
    for (const { itemId, eventType, eventValue, timestampSeconds, impression } of rows) {
      if (isHeldOut(userId, itemId)) {
        manifest.heldOut += 1
        if (eventType !== 'Click') targets.add(itemId)
        continue
      }
      const shown = toImpression(impression, itemId)
      csv.write(`${user},${quoted(itemId)},${eventType},${eventValue ?? ''},${timestampSeconds},${shown}\n`)
      manifest.interactions += 1
      manifest.byEventType[eventType] = (manifest.byEventType[eventType] ?? 0) + 1
      known.add(itemId)
      if (eventType !== 'Click') positives.add(itemId)
      oldest.set(itemId, Math.min(oldest.get(itemId) ?? timestampSeconds, timestampSeconds))
      first = Math.min(first, timestampSeconds)
      last = Math.max(last, timestampSeconds)
    }
    await csv.rest()
    for (const itemId of positives) usersOf.set(itemId, (usersOf.get(itemId) ?? 0) + 1)
    if (known.size === 0) continue
    manifest.users += 1
    users.write(row(userId, activityOf(known.size)))
    input.write(`${JSON.stringify({ userId })}\n`)
    if (targets.size === 0) continue
    const line: HeldOutUser = { userId, targets: [...targets], known: [...known] }
    heldOut.write(`${JSON.stringify(line)}\n`)
    heldOutUsers.write(`${JSON.stringify({ userId })}\n`)
    manifest.heldOutUsers += 1
  }
  if (manifest.interactions > 0) {
    manifest.firstAt = new Date(first * 1000).toISOString()
    manifest.lastAt = new Date(last * 1000).toISOString()
  }

  const itemsCsv = [ITEMS_HEADER, ...items.map((item) => itemRow(item, oldest.get(item.itemId), first))]
  const popular = rankPopularItems(items, usersOf, Math.max(0, last))
  const put = (key: string, body: Uint8Array) => objectStore.put(key, body)
  await csv.end()
  await put(`training/${runId}/items/items.csv`, Buffer.from(itemsCsv.join('')))
  await put(`training/${runId}/users/users.csv`, users.toBytes())
  await put(`training/${runId}/held-out.ndjson.gz`, heldOut.toBytes())
  await put(`training/${runId}/held-out-users/users.json`, heldOutUsers.toBytes())
  await put(`training/${runId}/popular.json`, Buffer.from(JSON.stringify(popular)))
  await put(`batch/${runId}/input/users.json`, input.toBytes())
  await put(`training/${runId}/manifest.json`, Buffer.from(JSON.stringify(manifest)))
  return manifest
}

/** What holds the interactions of a run, in parts. */
export function toInteractionsFolder(runId: string): string {
  return `training/${runId}/interactions/`
}

export async function readManifest(objectStore: ObjectStore, runId: string): Promise<TrainingManifest> {
  const stored = await objectStore.get(`training/${runId}/manifest.json`)
  if (!stored) throw new Error(`training/${runId}/manifest.json is missing; start the run again`)
  return JSON.parse(Buffer.from(stored.body).toString('utf8')) as TrainingManifest
}

export async function readCatalogItems(
  objectStore: ObjectStore,
): Promise<Pick<DatasetItem, 'itemId' | 'genres' | 'year'>[]> {
  const stored = await objectStore.get('catalog/items.ndjson.gz')
  if (!stored) throw new Error('There is no catalog/items.ndjson.gz; import a catalog first')
  const lines = gunzipSync(stored.body).toString('utf8').split('\n')
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const { itemId, genres, year } = JSON.parse(line) as DatasetItem
      return { itemId, genres: genres ?? [], ...(year == null ? {} : { year }) }
    })
}

interface Interaction {
  itemId: string
  eventType: string
  eventValue: number | null
  timestampSeconds: number
  impression: string | null
}

async function* byUser(
  chunks: AsyncIterable<Row[]>,
): AsyncGenerator<{ userId: string; rows: Interaction[] }> {
  let userId: string | undefined
  let rows: Interaction[] = []
  for await (const chunk of chunks) {
    for (const one of chunk) {
      if (one['user_id'] !== userId) {
        if (userId !== undefined) yield { userId, rows }
        userId = one['user_id'] as string
        rows = []
      }
      const row = {
        itemId: one['item_id'] as string,
        eventType: one['event_type'] as string,
        eventValue: one['event_value'] as number | null,
        timestampSeconds: one['timestamp_seconds'] as number,
        impression: one['impression'] as string | null,
      }
      const before = rows.at(-1)
      if (before !== undefined && isSame(before, row)) rows[rows.length - 1] = merge(before, row)
      else rows.push(row)
    }
  }
  if (userId !== undefined) yield { userId, rows }
}

function isSame(one: Interaction, other: Interaction): boolean {
  return (
    one.itemId === other.itemId &&
    one.timestampSeconds === other.timestampSeconds &&
    one.eventType === other.eventType
  )
}

/** Of two rows that say the same, what both say together: in whichever order they come, the result is one. */
function merge(one: Interaction, other: Interaction): Interaction {
  const larger = <Value extends string | number>(a: Value | null, b: Value | null) =>
    a === null || (b !== null && b > a) ? b : a
  return {
    ...one,
    eventValue: larger(one.eventValue, other.eventValue),
    impression: larger(one.impression, other.impression),
  }
}

/** The item itself first: it was seen, also when its impression never arrived. */
function toImpression(impression: string | null, itemId: string): string {
  if (impression === null || impression === '') return ''
  const ids = [...new Set([itemId, ...impression.split('|')])].slice(0, MAX_IMPRESSION.ids)
  while (ids.join('|').length > MAX_IMPRESSION.characters) ids.pop()
  return field(ids.join('|'))
}

/** Items are few and occur often. */
function remember(work: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const result = work(text)
    known.set(text, result)
    return result
  }
}
