// From a source of data, the sample, a MovieLens folder or a site's own, to a data folder that the servers can run on.

import { importDataset, type ImportSummary } from '../jobs/import-dataset.ts'
import type { Dataset } from '../jobs/dataset.ts'
import { linkAccounts } from '../jobs/link-accounts.ts'
import { readMovieLens } from '../jobs/movielens/read-movielens.ts'
import { toDataset } from '../jobs/movielens/to-dataset.ts'
import { readSite } from '../jobs/site/read-site.ts'
import { posterColor, sampleDataset } from '../local/sample/sample.ts'
import type { Ports } from '../ports/ports.ts'
import { toLocalAccounts, type LocalAccount } from './accounts.ts'
import { createProgress } from './progress.ts'

export interface DataSource {
  /** A MovieLens folder. */
  movielens?: string | undefined
  /** A folder with a site's own items and history. Without either, the sample. */
  dataset?: string | undefined
  /** Refuses the first line that cannot be used, instead of leaving it out. */
  strict: boolean
}

export interface PrepareDataOptions extends Pick<Ports, 'objectStore' | 'clock'>, DataSource {}

export interface PreparedData {
  interactionsKey: string
  itemsKey: string
  accounts: LocalAccount[]
  /** What the data is, to be shown wherever it is. */
  notice: string
}

const MALFORMED_SHOWN = 10

/** Imports what is not imported yet. Errors: MovieLensError or SiteDataError for a folder that cannot be read; nothing half is used. */
export async function prepareData({
  objectStore,
  clock,
  ...from
}: PrepareDataOptions): Promise<PreparedData> {
  const source = await readSource(from, clock)
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
      : from.dataset === undefined
        ? `Ratings from ${dataset.label} by GroupLens, used under its own license.`
        : `Titles and history of ${dataset.label}.`,
  }
}

async function readSource(
  { movielens, dataset, strict }: DataSource,
  clock: PrepareDataOptions['clock'],
): Promise<Dataset> {
  if (movielens !== undefined && dataset !== undefined)
    throw new Error('Give a MovieLens folder or a data set of your own, not both')
  if (dataset !== undefined) return readOwn(dataset, strict)
  if (movielens !== undefined) return readFolder(movielens, strict)
  return sampleDataset({ nowSeconds: Math.floor(clock.now() / 1000) })
}

/** Errors: SiteDataError. Says on standard error which lines were left out. */
export async function readOwn(folder: string, strict: boolean): Promise<Dataset> {
  const progress = createProgress('Reading')
  let refused = 0
  const dataset = await readSite(folder, {
    strict,
    onProgress: progress.update,
    onRefused: ({ file, line, reason }) => {
      refused += 1
      if (refused <= MALFORMED_SHOWN) process.stderr.write(`${file}:${line}: left out, ${reason}\n`)
    },
  })
  if (refused > MALFORMED_SHOWN)
    process.stderr.write(`… and ${refused - MALFORMED_SHOWN} more lines left out\n`)
  progress.done(`${dataset.items.length} titles, ${dataset.interactions.length} acts`)
  return withColors(dataset)
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
  return withColors(toDataset(read))
}

/** The posters are drawn here too, so that their color is known before they are painted. */
function withColors(dataset: Dataset): Dataset {
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
