// What goes with a resource that is deleted.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Facts } from '../resources/resource-store.ts'
import type { ResourceType } from '../resources/types.ts'
import type { PersonalizeState } from '../state.ts'

export async function cleanUpAfter(
  { groups, dataFolder }: PersonalizeState,
  type: ResourceType,
  arn: string,
  { file }: Facts,
): Promise<void> {
  if (type === 'datasetGroup') await groups.remove(arn)
  if (file !== undefined) await rm(join(dataFolder, file), { force: true })
}
