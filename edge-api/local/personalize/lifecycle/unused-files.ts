// Files that nothing refers to any more: of replaced imports, of deleted resources, and of work that was killed.
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { PersonalizeState } from '../state.ts'

/**
 * Does nothing while something else may be reading or writing such a file; the next import or start does it then.
 * importing: the job that asks, if one does.
 */
export async function removeUnusedFiles(state: PersonalizeState, importing?: string): Promise<void> {
  const { store, dataFolder, models } = state
  const isInUse = store
    .all('datasetImportJob')
    .some((job) => job.status === 'CREATE IN_PROGRESS' && job.datasetImportJobArn !== importing)
  if (isInUse || models.isBusy) return
  const facts = [...store.allFacts()]
  const used = new Set(facts.flatMap(({ file }) => file ?? []))
  const folder = join(dataFolder, 'datasets')
  for (const name of await readdir(folder).catch(() => [])) {
    if (!used.has(join('datasets', name))) await rm(join(folder, name), { force: true })
  }
  await models.keepOnly(new Set(facts.flatMap(({ modelKey }) => modelKey ?? [])))
}
