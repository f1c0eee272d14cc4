// One data folder a data set, so that switching data sets mixes nothing.

import { existsSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'

const ROOT = '.intellistream'

/** Where the data of a source folder lives, or of the sample without one. */
export function toDataFolder(source?: string): string {
  return join(ROOT, source === undefined ? 'sample' : basename(resolve(source)))
}

/** Something to read from, so that a misspelled name is said before anything is made. Errors: when it is no folder. */
export function requireFolder(folder: string | undefined): void {
  if (folder === undefined || statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return
  throw new Error(`There is no folder ${folder}; look at its name`)
}

/** Where data was put before. Errors: when there is nothing; it is not made, as a misspelled folder would be. */
export function findDataFolder(data = toDataFolder()): string {
  if (!existsSync(data)) throw new Error(`There is no ${data}; run \`start\` or \`import\` first`)
  return data
}
