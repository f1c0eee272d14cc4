// `intellistream import movielens <folder>` and `import sample`: fills a data folder and ends.

import { join, resolve } from 'node:path'
import { openLocalStore, systemClock } from '../compose/local.ts'
import { toDataFolder } from './data-folder.ts'
import { prepareData } from './data-set.ts'

export async function importMovieLens(
  source: string,
  options: { data?: string; strict: boolean },
): Promise<void> {
  const folder = options.data ?? toDataFolder(source)
  await fill(folder, { movielens: source, strict: options.strict })
  console.log(`Ready in ${folder}. Next: npm start -- --movielens ${resolve(source)} --data ${join(folder)}`)
}

export async function importSample({ data = toDataFolder() }: { data?: string }): Promise<void> {
  await fill(data, { movielens: undefined, strict: false })
  console.log(`Ready in ${data}. Next: npm start -- --data ${data}`)
}

async function fill(
  folder: string,
  source: { movielens: string | undefined; strict: boolean },
): Promise<void> {
  const { objectStore, release } = await openLocalStore(folder)
  try {
    await prepareData({ objectStore, clock: systemClock, ...source })
  } finally {
    await release()
  }
}
