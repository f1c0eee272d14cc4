// Files that nothing refers to any more: of replaced imports, of deleted resources, and of work that was killed.
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { PersonalizeState } from '../state.ts'

/**
 * Does nothing while something else may be reading or writing such a file; the next import or start does it then.
 * importing: the job that asks, if one does.
 */
export async function removeUnusedFiles(state: PersonalizeState, importing?: string): Promise<void> {
  const { store, dataFolder, models, writing } = state
  const folder = join(dataFolder, 'datasets')
  // Listed first and judged at once: what another job begins to write from now on is not in the list.
  const names = await readdir(folder).catch(() => [])
  const isInUse = store
    .all('datasetImportJob')
    .some((job) => job.status === 'CREATE IN_PROGRESS' && job.datasetImportJobArn !== importing)
  if (isInUse || models.isBusy) return
  const used = new Set([...store.allFacts()].flatMap(({ file }) => file ?? []))
  const unused = names.filter(
    (name) => !used.has(join('datasets', name)) && !writing.has(name.replace(/^\.tmp-/, '')),
  )
  await Promise.all(unused.map((name) => rm(join(folder, name), { force: true })))
  await models.keepOnly(() => new Set([...store.allFacts()].flatMap(({ modelKey }) => modelKey ?? [])))
}
