// From a source of data, the sample or a MovieLens folder, to a data folder that the servers can run on.

import { importDataset, type ImportSummary } from '../jobs/import-dataset.ts'
import type { Dataset } from '../jobs/dataset.ts'
import { linkAccounts } from '../jobs/link-accounts.ts'
import { readMovieLens } from '../jobs/movielens/read-movielens.ts'
import { toDataset } from '../jobs/movielens/to-dataset.ts'
import { posterColor, sampleDataset } from '../local/sample/sample.ts'
import type { Ports } from '../ports/ports.ts'
import { toLocalAccounts, type LocalAccount } from './accounts.ts'
import { createProgress } from './progress.ts'

export interface PrepareDataOptions extends Pick<Ports, 'objectStore' | 'clock'> {
  /** A MovieLens folder; without one, the sample. */
  movielens: string | undefined
  strict: boolean
}

export interface PreparedData {
  interactionsKey: string
  itemsKey: string
  accounts: LocalAccount[]
  /** What the data is, to be shown wherever it is. */
  notice: string
}

const MALFORMED_SHOWN = 10

/** Imports what is not imported yet. Errors: MovieLensError for a folder that cannot be read; nothing half is used. */
export async function prepareData({
  objectStore,
  clock,
  movielens,
  strict,
}: PrepareDataOptions): Promise<PreparedData> {
  const source: Dataset =
    movielens === undefined
      ? sampleDataset({ nowSeconds: Math.floor(clock.now() / 1000) })
      : await readFolder(movielens, strict)
  const accounts = toLocalAccounts(source)
  const dataset = { ...source, profileUserIds: accounts.map(({ userId }) => userId) }
  const summary = await importDataset({ objectStore, clock }, dataset)
  await linkAccounts({ objectStore }, accounts)
  report(dataset, summary)
  const { runId } = summary.training
  return {
    interactionsKey: `training/${runId}/interactions.csv`,
    itemsKey: `training/${runId}/items.csv`,
    accounts,
    notice: dataset.simulated
      ? 'Films in the public domain or under open licenses. The audience is simulated: nobody you see here is real.'
      : `Ratings from ${dataset.label} by GroupLens, used under its own license.`,
  }
}

async function readFolder(folder: string, strict: boolean): Promise<Dataset> {
  const progress = createProgress('Reading')
  let malformed = 0
  const read = await readMovieLens(folder, {
    strict,
    onProgress: ({ bytesRead, bytesTotal }) => progress.update(bytesRead / bytesTotal),
    onMalformed: ({ file, line, reason }) => {
      malformed += 1
      if (malformed <= MALFORMED_SHOWN) process.stderr.write(`${file}:${line}: skipped, ${reason}\n`)
    },
  })
  if (malformed > MALFORMED_SHOWN)
    process.stderr.write(`… and ${malformed - MALFORMED_SHOWN} more lines skipped\n`)
  progress.done(`${read.movies.length} movies, ${read.ratings.length} ratings`)
  const dataset = toDataset(read)
  // The posters are drawn here too, so that their color is known before they are painted.
  return { ...dataset, items: dataset.items.map((item) => ({ ...item, color: posterColor(item) })) }
}

function report(dataset: Dataset, { status, kept, leftOut, warnings }: ImportSummary): void {
  if (status === 'unchanged') return
  const left = Object.entries(leftOut).map(([reason, count]) => `${count} left out: ${reason}`)
  const lines = [
    `Imported ${dataset.label}: ${kept.items} titles, ${kept.users} users, ${kept.interactions} interactions`,
    ...left,
    ...warnings,
  ]
  process.stderr.write(`${lines.join('\n  ')}\n`)
}
