// One data folder a data set, so that switching data sets mixes nothing.

import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'

const ROOT = '.intellistream'

/** Where the data of a source folder lives, or of the sample without one. */
export function toDataFolder(source?: string): string {
  return join(ROOT, source === undefined ? 'sample' : basename(resolve(source)))
}

/** Where data was put before. Errors: when there is nothing; it is not made, as a misspelled folder would be. */
export function findDataFolder(data = toDataFolder()): string {
  if (!existsSync(data)) throw new Error(`There is no ${data}; run \`start\` or \`import\` first`)
  return data
}
