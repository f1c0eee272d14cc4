// The laptop's wiring for batch jobs, which run beside a server on the same folder: they write under keys of their own.

import { PersonalizeClient } from '@aws-sdk/client-personalize'
import { PersonalizeRuntimeClient } from '@aws-sdk/client-personalize-runtime'
import { duckDbQueryEngine } from '../adapters/duckdb/query-engine.ts'
import { FolderInUse, lockFolder } from '../adapters/fs/folder-lock.ts'
import { openFsObjectStore } from '../adapters/fs/object-store.ts'
import { personalizeDataDeletion } from '../adapters/personalize/data-deletion.ts'
import { personalizeModelServing } from '../adapters/personalize/model-serving.ts'
import { personalizeModelTraining } from '../adapters/personalize/model-training.ts'
import { personalizeList } from '../adapters/personalize/recommendation-list.ts'
import type { DataDeletion } from '../ports/data-deletion.ts'
import type { ModelServing } from '../ports/model-serving.ts'
import type { ModelTraining } from '../ports/model-training.ts'
import type { ObjectStore } from '../ports/object-store.ts'
import type { RecommendationList } from '../ports/recommendation-list.ts'
import type { QueryEngine } from '../ports/query-engine.ts'

/** The bucket that the data folder stands for, in what the local Personalize is told. */
export const LOCAL_BUCKET = 'intellistream'

/** The dataset group of the batch loop. */
const BATCH_GROUP = 'intellistream-batch'

/** The local server checks the shape of a signature, not whose it is. */
const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' }

export interface LocalJobs {
  objectStore: ObjectStore
  queryEngine: QueryEngine
  /** Whether a server runs on the folder, with a Personalize of its own. */
  isServed: boolean
  release(): Promise<void>
}

/** Opens a data folder for jobs. Errors: FolderInUse when another process runs jobs in it. */
export async function openLocalJobs(folder: string): Promise<LocalJobs> {
  const jobs = await lockFolder(folder, '.lock-jobs')
  let whole: { release(): Promise<void> } | undefined
  try {
    whole = await lockFolder(folder)
  } catch (error) {
    if (!(error instanceof FolderInUse)) {
      await jobs.release()
      throw error
    }
  }
  return {
    objectStore: await openFsObjectStore({ root: folder, shared: whole === undefined }),
    queryEngine: duckDbQueryEngine({ root: folder }),
    isServed: whole === undefined,
    async release() {
      await whole?.release()
      await jobs.release()
    },
  }
}

/** Only to look at what is there, whoever works on it. */
export function openLocalReader(folder: string): Promise<ObjectStore> {
  return openFsObjectStore({ root: folder, shared: true })
}

export function composeModelTraining(address: { url: string; region: string }): ModelTraining {
  return personalizeModelTraining({ ...toAccess(address), datasetGroupName: BATCH_GROUP })
}

export interface ServingAddress {
  url: string
  region: string
  /** Of VIDEO_ON_DEMAND recommenders, by use case. */
  recommenderArns?: Readonly<Record<string, string>>
}

/** What answers live on a laptop: the recommenders of the local Personalize. */
export function composeModelServing({ recommenderArns = {}, ...address }: ServingAddress): ModelServing {
  return personalizeModelServing({ ...toAccess(address), arns: Object.values(recommenderArns) })
}

/** Any endpoint to be measured: at an address, or, with the credentials of the environment, on AWS. */
export function composeEndpoint({
  arn,
  region,
  endpoint,
}: {
  arn: string
  region: string
  endpoint?: string
}): RecommendationList {
  const access = endpoint === undefined ? { region } : { region, endpoint, credentials: LOCAL_CREDENTIALS }
  return personalizeList({ client: new PersonalizeRuntimeClient({ ...access, maxAttempts: 5 }), arn })
}

/** Of the dataset group that recommends live, and the batch loop's beside it. */
export function composeDataDeletion({
  datasetGroupArn,
  ...address
}: {
  url: string
  region: string
  datasetGroupArn: string
}): DataDeletion {
  const batchGroupArn = datasetGroupArn.replace(/[^/]+$/, BATCH_GROUP)
  return personalizeDataDeletion({ ...toAccess(address), datasetGroupArns: [datasetGroupArn, batchGroupArn] })
}

/** The local server checks the shape of a signature and of a role, not whose they are. */
function toAccess({ url, region }: { url: string; region: string }) {
  return {
    client: new PersonalizeClient({
      endpoint: url,
      region,
      credentials: LOCAL_CREDENTIALS,
      maxAttempts: 3,
    }),
    roleArn: 'arn:aws:iam::000000000000:role/intellistream',
    toLocation: (key: string) => `s3://${LOCAL_BUCKET}/${key}`,
  }
}
