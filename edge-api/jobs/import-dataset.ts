// The job that writes what the system runs on: catalog, mappings, training files, popular items, sample profiles.

import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { DEFAULT_WATCHED_RULE } from '../domain/watched.ts'
import type { WatchedRule } from '../contract/types.ts'
import type { Ports } from '../ports/ports.ts'
import type { Dataset, DatasetInteraction } from './dataset.ts'
import {
  CURRENT_TRAINING_KEY,
  readCurrentTraining,
  removeOtherRuns,
  type CurrentTraining,
} from './import/current-training.ts'
import { fillProfiles } from './import/fill-profiles.ts'
import { popularItems } from './import/popular-items.ts'
import { findLacks } from './validate/rules.ts'
import { interactionsCsv, itemsCsv, row, usersCsv } from './import/training-csv.ts'

/** Counted up when the objects written change, so that data imported by an older version is imported again. */
const FORMAT = 2

export interface ImportDatasetOptions {
  watchedRule?: WatchedRule
}

export interface ImportSummary {
  /** `unchanged`: the same data was in use already, nothing was written. */
  status: 'imported' | 'unchanged'
  training: CurrentTraining
  read: { items: number; interactions: number; mappings: number }
  kept: { items: number; interactions: number; mappings: number; users: number; profiles: number }
  /** Counted by reason, the reader's reasons included. */
  leftOut: Record<string, number>
  warnings: string[]
}

/**
 * Imports a data set. Safe to run twice and to kill anywhere: the same data writes the same bytes to the same keys,
 * training/current.json is written last, and data that it names already is not written again.
 * Writes training/<runId>/{interactions,items,users}.csv, catalog/items.ndjson.gz, mappings/Final2.csv,
 * fallback/popular.json, history/<userId>.ndjson.gz and users/<userId>/profile.json of the sample accounts, training/current.json.
 */
export async function importDataset(
  { objectStore, clock }: Pick<Ports, 'objectStore' | 'clock'>,
  dataset: Dataset,
  { watchedRule = DEFAULT_WATCHED_RULE }: ImportDatasetOptions = {},
): Promise<ImportSummary> {
  const { interactions, ...counted } = toCounts(dataset, watchedRule)
  const { files, shared, dataHash } = toObjects(dataset, interactions)
  const { items, users, interactions: count } = counted.kept
  const summary = (
    status: ImportSummary['status'],
    training: CurrentTraining,
    profiles: number,
  ): ImportSummary => ({ status, training, ...counted, kept: { ...counted.kept, profiles } })

  const before = await readCurrentTraining(objectStore)
  if (before?.dataHash === dataHash) return summary('unchanged', before, 0)

  const runId = `import-${dataHash.slice(0, 12)}`
  for (const [name, body] of files) await objectStore.put(`training/${runId}/${name}`, body)
  for (const [key, body] of shared) await objectStore.put(key, body)
  const profiles = await fillProfiles(objectStore, dataset, watchedRule)
  const training: CurrentTraining = {
    runId,
    source: dataset.label,
    simulated: dataset.simulated,
    valueMeaning: dataset.valueMeaning,
    counts: { items, users, interactions: count },
    createdAt: new Date(clock.now()).toISOString(),
    dataHash,
  }
  await objectStore.put(CURRENT_TRAINING_KEY, Buffer.from(JSON.stringify(training)))
  await removeOtherRuns(objectStore, [runId, before?.runId])
  return summary('imported', training, profiles)
}

export type DatasetCheck = Pick<ImportSummary, 'read' | 'leftOut' | 'warnings'> & {
  kept: Omit<ImportSummary['kept'], 'profiles'>
}

/** What an import would keep and leave out, and what Personalize would refuse. Nothing is written. */
export function checkDataset(
  dataset: Dataset,
  watchedRule: WatchedRule = DEFAULT_WATCHED_RULE,
): DatasetCheck {
  const { interactions: _, ...check } = toCounts(dataset, watchedRule)
  return check
}

function toCounts(
  dataset: Dataset,
  watchedRule: WatchedRule,
): DatasetCheck & { interactions: DatasetInteraction[] } {
  const { interactions, leftOut } = select(dataset, watchedRule)
  const known = new Set(dataset.items.map(({ itemId }) => itemId))
  const countOf = new Map<string, number>()
  for (const { userId } of interactions) countOf.set(userId, (countOf.get(userId) ?? 0) + 1)
  const lacks = findLacks({
    interactions: interactions.length,
    users: countOf.size,
    usersWithTwo: [...countOf.values()].filter((count) => count >= 2).length,
    eventTypes: new Set(interactions.map(({ eventType }) => eventType)),
  })
  return {
    interactions,
    read: {
      items: dataset.items.length,
      interactions: dataset.interactions.length,
      mappings: dataset.mappings.length,
    },
    kept: {
      items: dataset.items.length,
      users: countOf.size,
      interactions: interactions.length,
      mappings: dataset.mappings.filter(({ itemId }) => known.has(itemId)).length,
    },
    leftOut,
    warnings: lacks.map(({ problem, remedy }) => `The history ${problem}; ${remedy}`),
  }
}

/** What is trained on: interactions with items of the catalog, watches only when they count as Watched. */
function select(
  { items, interactions, leftOut }: Dataset,
  { minPercent }: WatchedRule,
): { interactions: DatasetInteraction[]; leftOut: Record<string, number> } {
  const known = new Set(items.map(({ itemId }) => itemId))
  const reasons: Record<string, number> = {}
  const leave = (reason: string): false => {
    reasons[reason] = (reasons[reason] ?? 0) + 1
    return false
  }
  const kept = interactions.filter(({ itemId, eventType, watchedRatio = 1 }) => {
    if (!known.has(itemId)) return leave('item not in the catalog')
    if (eventType === 'watch' && watchedRatio * 100 < minPercent) return leave('watched in part')
    return true
  })
  const readerReasons = Object.entries(leftOut).filter(([, count]) => count > 0)
  return { interactions: kept, leftOut: { ...Object.fromEntries(readerReasons), ...reasons } }
}

type Named = readonly (readonly [string, Uint8Array])[]

/** Everything to be written but the pointer and the profiles, and one hash over it. */
function toObjects(
  dataset: Dataset,
  interactions: readonly DatasetInteraction[],
): { files: Named; shared: Named; dataHash: string } {
  const known = new Set(dataset.items.map(({ itemId }) => itemId))
  const files = [
    ['interactions.csv', Buffer.from(interactionsCsv(interactions))],
    ['items.csv', Buffer.from(itemsCsv(dataset.items, interactions))],
    ['users.csv', Buffer.from(usersCsv(interactions))],
  ] as const
  const catalog = dataset.items.map(toCatalogLine).join('')
  const mappings = dataset.mappings
    .filter(({ itemId }) => known.has(itemId))
    .map(({ itemId, tmdbId }) => row(itemId, tmdbId))
  const shared = [
    ['catalog/items.ndjson.gz', gzipSync(catalog)],
    ['mappings/Final2.csv', Buffer.from(`movieId,tmdbId\n${mappings.join('')}`)],
    ['fallback/popular.json', Buffer.from(JSON.stringify(popularItems(dataset, interactions)))],
  ] as const
  const hash = createHash('sha256').update(`${FORMAT}\n${dataset.label}\n${dataset.simulated}\n${catalog}`)
  for (const [name, body] of [...files, ...shared.slice(1)])
    hash.update(`${name} ${body.byteLength}\n`).update(body)
  return { files, shared, dataHash: hash.digest('hex') }
}

/** Fields by name, so that what else a source's items carry does not reach the catalog. */
function toCatalogLine({
  itemId,
  title,
  year,
  genres,
  runtimeMinutes,
  synopsis,
  rating,
  href,
  poster,
  color,
}: Dataset['items'][number]): string {
  return `${JSON.stringify({ itemId, title, year, genres, runtimeMinutes, synopsis, rating, href, poster, color })}\n`
}
