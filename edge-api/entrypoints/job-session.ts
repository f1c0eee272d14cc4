// What a job works with on a laptop: the data folder, and a Personalize, the running server's or one of its own.

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import {
  composeModelServing,
  composeModelTraining,
  LOCAL_BUCKET,
  openLocalJobs,
  type ServingAddress,
} from '../compose/local-jobs.ts'
import { systemClock } from '../compose/local.ts'
import { readCurrentTraining } from '../jobs/import/current-training.ts'
import type { LoopPorts } from '../jobs/loop.ts'
import { startPersonalize } from '../local/personalize/start-personalize.ts'

export interface JobSession extends LoopPorts {
  close(): Promise<void>
}

/** Where jobs find the Personalize of the server that runs on a folder. */
export async function writeAddress(
  folder: string,
  { url, region, recommenderArns }: Required<ServingAddress>,
): Promise<void> {
  const path = toAddressPath(folder)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, JSON.stringify({ url, region, recommenderArns }))
}

/** The buckets that the local Personalize of a data folder reads and writes. */
export function toBuckets(folder: string): Record<string, string> {
  return { [LOCAL_BUCKET]: resolve(folder) }
}

/**
 * `serve: 'live'` also lets recommenders that answer live follow what is promoted.
 * Errors: FolderInUse when jobs run on the folder already; an Error when nothing was imported into it.
 */
export async function openJobSession(
  folder: string,
  { serve }: { serve: 'live' | 'batch' } = { serve: 'batch' },
): Promise<JobSession> {
  const { objectStore, queryEngine, isServed, release } = await openLocalJobs(folder)
  try {
    const training = await readCurrentTraining(objectStore)
    if (!training) throw new Error(`${folder} has no import; run \`start\` or \`import\` first`)
    const own = isServed ? undefined : await startOwnPersonalize(folder, training.runId)
    const address = own ?? (JSON.parse(await readFile(toAddressPath(folder), 'utf8')) as ServingAddress)
    return {
      objectStore,
      queryEngine,
      modelTraining: composeModelTraining(address),
      ...(serve === 'live' ? { modelServing: composeModelServing(address) } : {}),
      clock: systemClock,
      async close() {
        await own?.close()
        await release()
      },
    }
  } catch (error) {
    await release()
    throw error
  }
}

function startOwnPersonalize(folder: string, importRunId: string) {
  const files = join(folder, 'training', importRunId)
  return startPersonalize({
    dataFolder: join(folder, 'local', 'personalize'),
    training: { interactionsCsv: join(files, 'interactions.csv'), itemsCsv: join(files, 'items.csv') },
    buckets: toBuckets(folder),
  })
}

function toAddressPath(folder: string): string {
  return join(folder, 'local', 'personalize-address.json')
}
