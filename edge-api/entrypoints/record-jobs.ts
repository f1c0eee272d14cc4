// `intellistream job accuracy`, `rebuild-profiles` and `erase`, over a data folder.

import { join } from 'node:path'
import { composeDataDeletion, openLocalJobs } from '../compose/local-jobs.ts'
import { systemClock } from '../compose/local.ts'
import { openLocalStore } from '../compose/local-store.ts'
import { accuracy } from '../jobs/accuracy/accuracy.ts'
import { erase } from '../jobs/erase/erase.ts'
import { readCurrentTraining } from '../jobs/import/current-training.ts'
import { rebuildProfiles } from '../jobs/rebuild-profiles/rebuild-profiles.ts'
import { startPersonalize } from '../local/personalize/start-personalize.ts'
import { findDataFolder } from './data-folder.ts'
import { toBuckets } from './job-session.ts'

export interface RecordJobOptions {
  data?: string
  json: boolean
}

export async function runAccuracy({ data, json }: RecordJobOptions): Promise<void> {
  const { objectStore, queryEngine, release } = await openLocalJobs(findDataFolder(data))
  try {
    const { archive, ...counts } = await accuracy({ objectStore, queryEngine, clock: systemClock })
    report({ ...archive, ...counts }, json)
  } finally {
    await release()
  }
}

export async function runRebuildProfiles({ data, json }: RecordJobOptions): Promise<void> {
  const { objectStore, release } = await openLocalStore(findDataFolder(data))
  try {
    report(await rebuildProfiles({ objectStore }), json)
  } finally {
    await release()
  }
}

/** Against the folder's own local Personalize, started for the purpose. */
export async function runErase({ data, json }: RecordJobOptions): Promise<void> {
  const folder = findDataFolder(data)
  const { objectStore, release } = await openLocalStore(folder)
  try {
    const training = await readCurrentTraining(objectStore)
    if (!training) throw new Error(`${folder} has no import; run \`start\` or \`import\` first`)
    const files = join(folder, 'training', training.runId)
    const personalize = await startPersonalize({
      dataFolder: join(folder, 'local', 'personalize'),
      training: { interactionsCsv: join(files, 'interactions.csv'), itemsCsv: join(files, 'items.csv') },
      buckets: toBuckets(folder),
    })
    try {
      const dataDeletion = composeDataDeletion(personalize)
      report({ ...(await erase({ objectStore, dataDeletion, clock: systemClock })) }, json)
    } finally {
      await personalize.close()
    }
  } finally {
    await release()
  }
}

function report(summary: Readonly<Record<string, unknown>>, json: boolean): void {
  console.table(summary)
  if (json) console.log(JSON.stringify(summary))
}
