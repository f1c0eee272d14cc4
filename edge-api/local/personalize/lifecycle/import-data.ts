// What a dataset import job does.
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseSchema } from '../data/avro.ts'
import { importRows } from '../data/import-rows.ts'
import { getResource } from '../resources/directory.ts'
import { datasetFile } from '../resources/models.ts'
import type { PersonalizeState } from '../state.ts'
import { removeUnusedFiles } from './unused-files.ts'

/** The rows are visible to filters at once, and to models when they are trained again. */
export async function importData(state: PersonalizeState, arn: string): Promise<undefined> {
  const { store, buckets, dataFolder, tasks } = state
  const job = getResource(state, 'datasetImportJob', arn)
  const dataset = getResource(state, 'dataset', job.datasetArn)
  const { schema, domain } = getResource(state, 'schema', dataset.schemaArn)
  const sources = await buckets.list(job.dataSource.dataLocation)
  const previous =
    datasetFile(state, dataset.datasetGroupArn, dataset.datasetType) ?? seedFile(state, dataset.datasetArn)
  const file = join('datasets', `${dataset.datasetType.toLowerCase()}-${randomUUID().slice(0, 8)}.csv`)
  await importRows({
    schema: parseSchema(schema, domain !== undefined),
    sources,
    previous: job.importMode === 'INCREMENTAL' ? previous : undefined,
    target: join(dataFolder, file),
    pause: () => tasks.pause(),
  })
  if (!store.get('dataset', dataset.datasetArn) && !isSeededDataset(state, dataset.datasetArn)) {
    await rm(join(dataFolder, file), { force: true })
    throw new Error('The dataset was deleted while it was imported into')
  }
  await store.setFacts(dataset.datasetArn, { file })
  await removeUnusedFiles(state)
}

/** What a seeded dataset holds until its first import. */
function seedFile({ names, seedFiles }: PersonalizeState, datasetArn: string): string | undefined {
  if (datasetArn === names.datasetArns.INTERACTIONS) return seedFiles.interactionsCsv
  return datasetArn === names.datasetArns.ITEMS ? seedFiles.itemsCsv : undefined
}

function isSeededDataset({ names }: PersonalizeState, datasetArn: string): boolean {
  return Object.values(names.datasetArns).includes(datasetArn)
}
