// Models of Amazon Personalize: data sets, imports, solution versions and batch inference jobs, each found by its name
// before it is made, so that every call can be repeated.

import { createHash } from 'node:crypto'
import {
  CreateBatchInferenceJobCommand,
  CreateDatasetCommand,
  CreateDatasetGroupCommand,
  CreateDatasetImportJobCommand,
  CreateSchemaCommand,
  CreateSolutionCommand,
  CreateSolutionVersionCommand,
  DescribeSolutionVersionCommand,
  GetSolutionMetricsCommand,
  paginateListBatchInferenceJobs,
  paginateListDatasetGroups,
  paginateListDatasetImportJobs,
  paginateListDatasets,
  paginateListSchemas,
  paginateListSolutions,
  paginateListSolutionVersions,
  type PersonalizeClient,
} from '@aws-sdk/client-personalize'
import { TrainingFailed, TrainingUnavailable } from '../../ports/model-training.ts'
import type { ModelTraining, TrainingData, TrainRequest } from '../../ports/model-training.ts'
import { toFailure } from './failure.ts'
import { DATASET_TYPES, toAvroSchema, type DatasetType } from './schemas.ts'

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
const ACTIVE = 'ACTIVE'

/** Something that Personalize is making, or has made. */
interface Found {
  arn: string
  status: string
  failureReason?: string | undefined
}

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

  function importJob(type: DatasetType, datasetArn: string, { name, ...keys }: TrainingData): Promise<Found> {
    const jobName = `${name}-${type.toLowerCase()}`
    const key = { Interactions: keys.interactionsKey, Items: keys.itemsKey, Users: keys.usersKey }[type]
    return ensure(
      () =>
        find(
          paginateListDatasetImportJobs({ client }, { datasetArn }),
          ({ datasetImportJobs = [] }) => datasetImportJobs,
          (job) => job.jobName === jobName,
          ({ datasetImportJobArn, ...rest }) => toFound(datasetImportJobArn, rest),
        ),
      async () => {
        const dataSource = { dataLocation: toLocation(key) }
        await client.send(
          new CreateDatasetImportJobCommand({ jobName, datasetArn, dataSource, roleArn, importMode: 'FULL' }),
        )
      },
    )
  }

  /** Weights cannot be changed either. */
  function solution(datasetGroupArn: string, weights: TrainRequest['weights']): Promise<Found> {
    const eventParametersList = [
      { eventType: 'Click', weight: weights.click },
      { eventType: 'Watch', weight: weights.watch },
      { eventType: 'Like', weight: weights.like },
    ]
    const name = `${datasetGroupName}-${hash(JSON.stringify([recipeArn, eventParametersList]))}`
    return ensure(
      () =>
        find(
          paginateListSolutions({ client }, { datasetGroupArn }),
          ({ solutions = [] }) => solutions,
          (one) => one.name === name,
          ({ solutionArn, ...rest }) => toFound(solutionArn, rest),
        ),
      async () => {
        await client.send(
          new CreateSolutionCommand({
            name,
            datasetGroupArn,
            recipeArn,
            // When it is trained is decided by the loop.
            performAutoTraining: false,
            solutionConfig: { eventsConfig: { eventParametersList } },
          }),
        )
      },
    )
  }

  /** Lists give no names of solution versions: the newest is asked first. */
  async function findVersion(solutionArn: string, name: string): Promise<Found | undefined> {
    const versions = []
    for await (const { solutionVersions = [] } of paginateListSolutionVersions({ client }, { solutionArn }))
      versions.push(...solutionVersions)
    versions.sort((a, b) => (b.creationDateTime?.getTime() ?? 0) - (a.creationDateTime?.getTime() ?? 0))
    for (const { solutionVersionArn } of versions) {
      const described = await client.send(new DescribeSolutionVersionCommand({ solutionVersionArn }))
      if (described.solutionVersion?.name === name)
        return toFound(solutionVersionArn, described.solutionVersion)
    }
    return undefined
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
          jobs.push(check(await importJob(type, datasets[index]?.arn ?? '', data)).isReady)
        return { status: jobs.every(Boolean) ? 'done' : 'working' }
      }),

    train: ({ name, weights }) =>
      translated('train', async () => {
        const { arn: groupArn } = check(await group())
        const { arn: solutionArn, isReady } = check(await solution(groupArn, weights))
        if (!isReady) return { status: 'working' }
        const version = check(
          await ensure(
            () => findVersion(solutionArn, name),
            async () => {
              await client.send(new CreateSolutionVersionCommand({ name, solutionArn, trainingMode: 'FULL' }))
            },
          ),
        )
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

/** Finds it, or makes it and finds it then. */
async function ensure(findIt: () => Promise<Found | undefined>, make: () => Promise<void>): Promise<Found> {
  const found = await findIt()
  if (found !== undefined) return found
  try {
    await make()
  } catch (error) {
    // Somebody else made it in between.
    if (!(error instanceof Error && error.name === 'ResourceAlreadyExistsException')) throw error
  }
  return (await findIt()) ?? { arn: '', status: 'CREATE PENDING' }
}

async function find<Page, One>(
  pages: AsyncIterable<Page>,
  toList: (page: Page) => readonly One[],
  isIt: (one: One) => boolean,
  toIt: (one: One) => Found,
): Promise<Found | undefined> {
  for await (const page of pages) {
    const one = toList(page).find(isIt)
    if (one !== undefined) return toIt(one)
  }
  return undefined
}

function toFound(
  arn: string | undefined,
  { status, failureReason }: { status?: string | undefined; failureReason?: string | undefined },
): Found {
  return { arn: arn ?? '', status: status ?? '', failureReason }
}

/** Whether it can be used. Statuses on the way are spelled in more than one way: only the ends count. */
function check({ arn, status, failureReason }: Found): { arn: string; isReady: boolean } {
  if (/FAILED|STOPPED/.test(status))
    throw new TrainingFailed(`Personalize ended ${arn} as ${status}: ${failureReason ?? 'no reason given'}`)
  return { arn, isReady: status === ACTIVE }
}

async function translated<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof TrainingFailed) throw error
    const { isRefused, summary } = toFailure(error)
    const reason = error instanceof Error ? error.message : ''
    // Too much in progress, or something that is being made: both pass.
    const passes = error instanceof Error && /^(LimitExceeded|ResourceInUse)Exception$/.test(error.name)
    if (isRefused && !passes)
      throw new TrainingFailed(`Personalize ${summary} when asked to ${what}: ${reason}`, { cause: error })
    throw new TrainingUnavailable(`Personalize ${summary} when asked to ${what}; ask again later`, {
      cause: error,
    })
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}
