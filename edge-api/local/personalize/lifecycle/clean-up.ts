// What goes with a resource that is deleted.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Facts } from '../resources/resource-store.ts'
import type { ResourceType } from '../resources/types.ts'
import type { PersonalizeState } from '../state.ts'
import { removeUnusedFiles } from './unused-files.ts'

export async function cleanUpAfter(
  state: PersonalizeState,
  type: ResourceType,
  arn: string,
  { file }: Facts,
): Promise<void> {
  const { groups, store, dataFolder } = state
  if (type === 'datasetGroup') await groups.remove(arn)
  if (type === 'solution') {
    const versions = store.all('solutionVersion').filter(({ solutionArn }) => solutionArn === arn)
    for (const { solutionVersionArn } of versions) await store.remove('solutionVersion', solutionVersionArn)
  }
  if (file !== undefined) await rm(join(dataFolder, file), { force: true })
  await removeUnusedFiles(state)
}
