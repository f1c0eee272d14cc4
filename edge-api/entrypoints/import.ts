// `intellistream import movielens <folder>`: fills a data folder and ends.

import { join, resolve } from 'node:path'
import { openLocalStore, systemClock } from '../compose/local.ts'
import { toDataFolder } from './data-folder.ts'
import { prepareData } from './data-set.ts'

export async function importMovieLens(
  source: string,
  options: { data?: string; strict: boolean },
): Promise<void> {
  const folder = options.data ?? toDataFolder(source)
  const { objectStore, release } = await openLocalStore(folder)
  try {
    await prepareData({ objectStore, clock: systemClock, movielens: source, strict: options.strict })
  } finally {
    await release()
  }
  console.log(`Ready in ${folder}. Next: npm start -- --movielens ${resolve(source)} --data ${join(folder)}`)
}
