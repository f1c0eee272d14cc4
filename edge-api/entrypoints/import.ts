// `intellistream import movielens <folder>`, `import site <folder>` and `import sample`: fills a data folder and ends.

import { join, resolve } from 'node:path'
import { systemClock } from '../compose/local.ts'
import { openLocalStore } from '../compose/local-store.ts'
import { requireFolder, toDataFolder } from './data-folder.ts'
import { prepareData, readOwn, type DataSource } from './data-set.ts'
import { checkDataset } from '../jobs/import-dataset.ts'

export async function importMovieLens(
  source: string,
  options: { data?: string; strict: boolean },
): Promise<void> {
  const folder = options.data ?? toDataFolder(source)
  await fill(folder, { movielens: source, strict: options.strict })
  console.log(`Ready in ${folder}. Next: npm start -- --movielens ${resolve(source)} --data ${join(folder)}`)
}

/** With `dryRun` nothing is written: what would be kept and left out is said, and what Personalize would refuse. */
export async function importSite(
  source: string,
  { dryRun, strict, json, ...options }: { data?: string; strict: boolean; dryRun: boolean; json: boolean },
): Promise<void> {
  const folder = options.data ?? toDataFolder(source)
  if (dryRun) {
    const { kept, leftOut, warnings } = checkDataset(await readOwn(source, strict))
    console.table(kept)
    if (Object.keys(leftOut).length > 0) console.table({ 'left out': leftOut })
    for (const warning of warnings) console.log(warning)
    if (json) console.log(JSON.stringify({ kept, leftOut, warnings }))
    console.log('Nothing was written')
    return
  }
  await fill(folder, { dataset: source, strict })
  console.log(`Ready in ${folder}. Next: npm start -- --dataset ${resolve(source)} --data ${folder}`)
}

export async function importSample({ data = toDataFolder() }: { data?: string }): Promise<void> {
  await fill(data, { strict: false })
  console.log(`Ready in ${data}. Next: npm start -- --data ${data}`)
}

async function fill(folder: string, source: DataSource): Promise<void> {
  requireFolder(source.movielens ?? source.dataset)
  const { objectStore, release } = await openLocalStore(folder)
  try {
    await prepareData({ objectStore, clock: systemClock, ...source })
  } finally {
    await release()
  }
}
