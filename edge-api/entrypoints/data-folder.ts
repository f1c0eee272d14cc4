// One data folder a data set, so that switching data sets mixes nothing.

import { basename, join, resolve } from 'node:path'

const ROOT = '.intellistream'

/** Where the data of a source folder lives, or of the sample without one. */
export function toDataFolder(source?: string): string {
  return join(ROOT, source === undefined ? 'sample' : basename(resolve(source)))
}
