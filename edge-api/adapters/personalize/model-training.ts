// Models of Amazon Personalize: data sets, imports, solution versions and batch inference jobs, each found by its name
// before it is made, so that every call can be repeated.

import { createHash } from 'node:crypto'
import {
  CreateBatchInferenceJobCommand,
  CreateDatasetCommand,
  CreateDatasetGroupCommand,
  CreateSchemaCommand,
  GetSolutionMetricsCommand,
  paginateListBatchInferenceJobs,
  paginateListDatasetGroups,
  paginateListDatasets,
  paginateListSchemas,
  type PersonalizeClient,
} from '@aws-sdk/client-personalize'
import type { ModelTraining, TrainRequest } from '../../ports/model-training.ts'
import { ACTIVE, check, ensure, find, toFound, translated, type Found } from './ensure.ts'
import { importJob } from './import-job.ts'
import { DATASET_TYPES, toAvroSchema, type DatasetType } from './schemas.ts'
import { ensureSolution, ensureVersion } from './solutions.ts'

export interface PersonalizeModelTrainingOptions {
  /** Handed in with its own maxAttempts. */
  client: PersonalizeClient
  /** Belongs to the batch loop alone: with an event tracker in it, models would see what is held out from them. */
  datasetGroupName: string
  /** What Personalize may read and write the store as. */
  roleArn: string
  /** From a key to where Personalize finds it: `s3://<bucket>/<key>`. */
  toLocation: (key: string) => string
  /** A recipe for users that can be asked in batches. */
  recipeArn?: string
}

const USER_PERSONALIZATION = 'arn:aws:personalize:::recipe/aws-user-personalization-v2'
/** Throws RangeError for a name that Personalize would refuse. */
export function personalizeModelTraining({
  client,
  datasetGroupName,
  roleArn,
  toLocation,
  recipeArn = USER_PERSONALIZATION,
}: PersonalizeModelTrainingOptions): ModelTraining {
  if (!/^[a-zA-Z0-9][a-zA-Z0-9\-_]{0,40}$/.test(datasetGroupName))
    throw new RangeError(`"${datasetGroupName}" is no name for a data set group`)

  const group = () =>
    ensure(
      () =>
        find(
          paginateListDatasetGroups({ client }, {}),
          ({ datasetGroups = [] }) => datasetGroups,
          ({ name }) => name === datasetGroupName,
          ({ datasetGroupArn, ...rest }) => toFound(datasetGroupArn, rest),
        ),
      async () => {
        await client.send(new CreateDatasetGroupCommand({ name: datasetGroupName }))
      },
    )

  /** A schema cannot be changed, so that another one needs another name. */
  function schema(type: DatasetType): Promise<Found> {
    const text = toAvroSchema(type)
    const name = `${datasetGroupName}-${type.toLowerCase()}-${hash(text)}`
    return ensure(
      () =>
        find(
          paginateListSchemas({ client }, {}),
          ({ schemas = [] }) => schemas,
          (one) => one.name === name,
          ({ schemaArn }) => toFound(schemaArn, { status: ACTIVE }),
        ),
      async () => {
        await client.send(new CreateSchemaCommand({ name, schema: text }))
      },
    )
  }

  const dataset = (type: DatasetType, datasetGroupArn: string, schemaArn: string) =>
    ensure(
      () =>
        find(
          paginateListDatasets({ client }, { datasetGroupArn }),
          ({ datasets = [] }) => datasets,
          ({ datasetType }) => datasetType?.toLowerCase() === type.toLowerCase(),
          ({ datasetArn, ...rest }) => toFound(datasetArn, rest),
        ),
      async () => {
        const name = `${datasetGroupName}-${type.toLowerCase()}`
        await client.send(new CreateDatasetCommand({ name, datasetGroupArn, schemaArn, datasetType: type }))
      },
    )

  /** Weights cannot be changed either. */
  function solution(datasetGroupArn: string, weights: TrainRequest['weights']): Promise<Found> {
    const eventParametersList = [
      { eventType: 'Click', weight: weights.click },
      { eventType: 'Watch', weight: weights.watch },
      { eventType: 'Like', weight: weights.like },
    ]
    const name = `${datasetGroupName}-${hash(JSON.stringify([recipeArn, eventParametersList]))}`
    const solutionConfig = { eventsConfig: { eventParametersList } }
    return ensureSolution(client, { name, datasetGroupArn, recipeArn, solutionConfig })
  }

  return {
    importData: (data) =>
      translated('import', async () => {
        const { arn: groupArn, isReady } = check(await group())
        if (!isReady) return { status: 'working' }
        const datasets = await Promise.all(
          DATASET_TYPES.map(async (type) => check(await dataset(type, groupArn, (await schema(type)).arn))),
        )
        if (!datasets.every((one) => one.isReady)) return { status: 'working' }
        const jobs: boolean[] = []
        for (const [index, type] of DATASET_TYPES.entries())
          jobs.push(
            check(await importJob({ client, roleArn, toLocation }, type, datasets[index]?.arn ?? '', data))
              .isReady,
          )
        return { status: jobs.every(Boolean) ? 'done' : 'working' }
      }),

    train: ({ name, weights }) =>
      translated('train', async () => {
        const { arn: groupArn } = check(await group())
        const { arn: solutionArn, isReady } = check(await solution(groupArn, weights))
        if (!isReady) return { status: 'working' }
        const version = check(await ensureVersion(client, solutionArn, name))
        if (!version.isReady) return { status: 'working' }
        const { metrics = {} } = await client.send(
          new GetSolutionMetricsCommand({ solutionVersionArn: version.arn }),
        )
        return { status: 'done', model: { modelRef: version.arn, metrics } }
      }),

    recommendToAll: ({ name, modelRef, inputKey, outputPrefix, numResults }) =>
      translated('recommend to all users', async () => {
        const job = check(
          await ensure(
            () =>
              find(
                paginateListBatchInferenceJobs({ client }, { solutionVersionArn: modelRef }),
                ({ batchInferenceJobs = [] }) => batchInferenceJobs,
                ({ jobName }) => jobName === name,
                ({ batchInferenceJobArn, ...rest }) => toFound(batchInferenceJobArn, rest),
              ),
            async () => {
              await client.send(
                new CreateBatchInferenceJobCommand({
                  jobName: name,
                  solutionVersionArn: modelRef,
                  numResults,
                  jobInput: { s3DataSource: { path: toLocation(inputKey) } },
                  jobOutput: { s3DataDestination: { path: toLocation(outputPrefix) } },
                  roleArn,
                }),
              )
            },
          ),
        )
        return { status: job.isReady ? 'done' : 'working' }
      }),
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}
