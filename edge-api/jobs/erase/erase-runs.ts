// Takes people out of what imports and runs of the loop left behind: training files, lists for everybody, tables between
// two queries.

import { mayHold } from '../../domain/subjects/tombstones.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import { blankSlates } from '../batch/blank-slates.ts'
import { readRun } from '../runs/run-record.ts'
import { eraseLines } from './erase-lines.ts'

const PREFIXES = ['training/', 'batch/', 'runs/']
/** What has a user a line. Items may be called like users, so that no other file is looked into. */
const LINES = /\/(?:interactions\/part-\d+|interactions|users|held-out)\.(?:csv|json|json\.out|ndjson\.gz)$/
const SLATES = /\/slates\/\d+\.bin$/
/** Read by the run alone that made it. */
const TABLES = /^runs\/[^/]+\/(?:subjects|verdicts|interactions|playings)\//

/**
 * By id, until when what each did is erased. What a run holds that began later is a new beginning and stays; tables of a
 * run under way stay until it has ended. Returns how many lines and slates went.
 */
export async function eraseRuns(
  objectStore: ObjectStore,
  erasedMs: ReadonlyMap<string, number>,
): Promise<number> {
  const owners = new Map<string, Owner>()
  let removed = 0
  for (const prefix of PREFIXES) {
    for await (const key of objectStore.listKeys(prefix)) {
      const run = key.split('/')[1] ?? ''
      const owner = owners.get(run) ?? (await readOwner(objectStore, run, erasedMs))
      owners.set(run, owner)
      const { userIds, hasEnded } = owner
      if (userIds.size === 0) continue
      if (LINES.test(key)) removed += await eraseLines(objectStore, key, userIds)
      else if (SLATES.test(key)) removed += await eraseSlates(objectStore, key, userIds)
      else if (TABLES.test(key) && hasEnded) await objectStore.delete(key)
    }
  }
  return removed
}

interface Owner {
  /** Who may be in what it made. */
  userIds: ReadonlySet<string>
  hasEnded: boolean
}

/** Imports, and the tables of accuracy, are of no run: they may hold everybody. */
async function readOwner(
  objectStore: ObjectStore,
  run: string,
  erasedMs: ReadonlyMap<string, number>,
): Promise<Owner> {
  const record = (await readRun(objectStore, run))?.record
  const beganMs = record === undefined ? 0 : Date.parse(record.startedAt)
  return {
    userIds: new Set([...erasedMs].flatMap(([id, ms]) => (mayHold(beganMs, ms) ? [id] : []))),
    hasEnded: record?.status !== 'running',
  }
}

async function eraseSlates(
  objectStore: ObjectStore,
  key: string,
  userIds: ReadonlySet<string>,
): Promise<number> {
  const shard = Buffer.from((await objectStore.get(key))?.body ?? [])
  const blanked = shard.length === 0 ? 0 : blankSlates(shard, userIds)
  if (blanked > 0) await objectStore.put(key, shard)
  return blanked
}
