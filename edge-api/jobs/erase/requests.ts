// erasures/erasure-<ms>.csv: whom the recommender is asked to forget. A list stays until that is carried out, so that
// whoever asks again only has to read what is there.

import { DataDeletionFailed, type DataDeletion } from '../../ports/data-deletion.ts'
import type { ObjectStore } from '../../ports/object-store.ts'

const PREFIX = 'erasures/erasure-'
const ENDING = '.csv'
/** `erasure-<ms>`, then `erasure-<ms>-2` and so on: a request that was given up needs another name. */
const NAME = /^(erasure-\d+)(?:-(\d+))?$/

/** Returns the name that it is asked for by. */
export async function writeRequest(
  objectStore: ObjectStore,
  nowMs: number,
  ids: readonly string[],
): Promise<string> {
  const key = `${PREFIX}${nowMs}${ENDING}`
  await objectStore.put(key, Buffer.from(toCsv(ids)))
  return toName(key)
}

/**
 * Makes what was not asked for yet, and asks how far the rest is. What the recommender gave up is asked for anew. Returns
 * how many requests are under way. Throws DataDeletionFailed when one was given up, after all were looked at.
 */
export async function tendRequests({
  objectStore,
  dataDeletion,
}: {
  objectStore: ObjectStore
  dataDeletion: DataDeletion
}): Promise<number> {
  const failures: string[] = []
  let underWay = 0

  async function ask(key: string): Promise<void> {
    const { status } = await dataDeletion.requestDeletion({ name: toName(key), userIdsKey: key })
    if (status === 'done') await objectStore.delete(key)
    else underWay += 1
  }

  const keys: string[] = []
  for await (const key of objectStore.listKeys(PREFIX)) keys.push(key)
  for (const key of keys) {
    try {
      await ask(key)
    } catch (error) {
      if (!(error instanceof DataDeletionFailed)) throw error
      failures.push(error.message)
      await ask(await renew(objectStore, key))
    }
  }
  if (failures.length > 0)
    throw new DataDeletionFailed(`${failures.join('; ')}. It is asked for again; look at why it failed`)
  return underWay
}

async function renew(objectStore: ObjectStore, key: string): Promise<string> {
  const [, first = '', tried = '1'] = NAME.exec(toName(key)) ?? []
  const next = `erasures/${first}-${Number(tried) + 1}${ENDING}`
  const stored = await objectStore.get(key)
  if (stored !== undefined) await objectStore.put(next, stored.body)
  await objectStore.delete(key)
  return next
}

function toName(key: string): string {
  return key.slice('erasures/'.length, -ENDING.length)
}

function toCsv(ids: readonly string[]): string {
  const quote = (id: string) => (/[",\n]/.test(id) ? `"${id.replaceAll('"', '""')}"` : id)
  return ['USER_ID', ...ids.toSorted().map(quote), ''].join('\n')
}
