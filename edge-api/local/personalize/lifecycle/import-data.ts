// What a dataset import job does.
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseSchema } from '../data/avro.ts'
import { importRows } from '../data/import-rows.ts'
import { findResource, getResource } from '../resources/directory.ts'
import { datasetFile, trainingFiles } from '../resources/models.ts'
import type { Resources } from '../resources/types.ts'
import type { PersonalizeState } from '../state.ts'
import { removeUnusedFiles } from './unused-files.ts'

/** The rows are visible to filters at once, and to models when they are trained again. */
export async function importData(state: PersonalizeState, arn: string): Promise<undefined> {
  const { store, buckets, dataFolder, tasks } = state
  const job = getResource(state, 'datasetImportJob', arn)
  const dataset = getResource(state, 'dataset', job.datasetArn)
  const { schema, domain } = getResource(state, 'schema', dataset.schemaArn)
  const previous = presentFile(state, dataset)
  const file = join('datasets', `${dataset.datasetType.toLowerCase()}-${randomUUID().slice(0, 8)}.csv`)
  await buckets.read(job.dataSource.dataLocation, (sources) =>
    importRows({
      schema: parseSchema(schema, domain !== undefined),
      sources,
      previous: job.importMode === 'INCREMENTAL' ? previous : undefined,
      target: join(dataFolder, file),
      pause: () => tasks.pause(),
    }),
  )
  if (!findResource(state, 'dataset', dataset.datasetArn)) {
    await rm(join(dataFolder, file), { force: true })
    throw new Error('The dataset was deleted while it was imported into')
  }
  await store.setFacts(dataset.datasetArn, { file })
  await removeUnusedFiles(state, arn)
}

/** With the rows that the dataset has now. */
function presentFile(
  state: PersonalizeState,
  { datasetGroupArn, datasetType }: Resources['dataset'],
): string | undefined {
  const files = trainingFiles(state, datasetGroupArn)
  if (datasetType === 'INTERACTIONS') return files?.interactionsCsv
  return datasetType === 'ITEMS' && files ? files.itemsCsv : datasetFile(state, datasetGroupArn, datasetType)
}
