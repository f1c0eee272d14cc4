// One data folder a data set, so that switching data sets mixes nothing.

import { basename, join, resolve } from 'node:path'

const ROOT = '.intellistream'

/** Where the data of a MovieLens folder lives, or of the sample without one. */
export function toDataFolder(movielens?: string): string {
  return join(ROOT, movielens === undefined ? 'sample' : basename(resolve(movielens)))
}
