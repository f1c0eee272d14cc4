// Small training data in which it is plain what to recommend.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TrainingFiles } from '../../../edge-api/local/personalize/model/read-training-csv.ts'

/**
 * Two tastes: users c1..c20 watch comedies comedy1..comedy15, users d1..d20 dramas drama1..drama15, each all but a few.
 * User c1 has watched comedy1..comedy3 and clicked comedy4. Item `new` was never watched.
 */
export async function writeTraining(folder: string): Promise<TrainingFiles> {
  const rows = ['USER_ID,ITEM_ID,EVENT_TYPE,EVENT_VALUE,TIMESTAMP']
  for (const [taste, genre] of [
    ['c', 'comedy'],
    ['d', 'drama'],
  ] as const) {
    for (let user = taste === 'c' ? 2 : 1; user <= 20; user++) {
      for (let item = 1; item <= 15; item++) {
        const skips = (user * 7 + item * 3) % 5 === 0
        if (!skips) rows.push(`${taste}${user},${genre}${item},Watch,,${1_700_000_000 + user * 1000 + item}`)
      }
    }
  }
  for (const item of [1, 2, 3]) rows.push(`c1,comedy${item},Watch,,${1_700_000_000 + item}`)
  rows.push('c1,comedy4,Click,,1700000004')
  const items = ['ITEM_ID,GENRES,CREATION_TIMESTAMP,PRICE']
  for (let item = 1; item <= 15; item++) {
    items.push(`comedy${item},Comedy${item % 3 === 0 ? '|Romance' : ''},${1_600_000_000 + item},${item}`)
    items.push(`drama${item},Drama,${1_600_000_100 + item},${item * 10}`)
  }
  items.push('new,Comedy,1700000000,5')
  const training = { interactionsCsv: join(folder, 'interactions.csv'), itemsCsv: join(folder, 'items.csv') }
  await writeFile(training.interactionsCsv, rows.join('\n'))
  await writeFile(training.itemsCsv, items.join('\n'))
  return training
}
