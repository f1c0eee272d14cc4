// AWS's wiring of the batch loop: queries by Athena, models by Personalize. Apart from the API's, which needs neither.

import { setTimeout as sleep } from 'node:timers/promises'
import { AthenaClient } from '@aws-sdk/client-athena'
import { PersonalizeClient } from '@aws-sdk/client-personalize'
import { S3Client } from '@aws-sdk/client-s3'
import { athenaQueryEngine } from '../adapters/athena/query-engine.ts'
import type { OwnCampaigns } from '../adapters/personalize/campaigns.ts'
import { personalizeDataDeletion } from '../adapters/personalize/data-deletion.ts'
import { personalizeModelServing } from '../adapters/personalize/model-serving.ts'
import { personalizeModelTraining } from '../adapters/personalize/model-training.ts'
import { s3ObjectStore } from '../adapters/s3/object-store.ts'
import type { Config } from '../config.ts'
import type { DataDeletion } from '../ports/data-deletion.ts'
import type { ModelServing } from '../ports/model-serving.ts'
import type { ModelTraining } from '../ports/model-training.ts'
import type { ObjectStore } from '../ports/object-store.ts'
import type { Clock } from '../ports/ports.ts'
import type { QueryEngine } from '../ports/query-engine.ts'
import { need } from './need.ts'

export interface LoopPortsOnAws {
  objectStore: ObjectStore
  queryEngine: QueryEngine
  modelTraining: ModelTraining
  modelServing?: ModelServing
  idleHours: number
  dataDeletion: DataDeletion
  clock: Clock
}

/** Nobody waits for a job: what fails in passing is tried again, and files are large. */
const MAX_ATTEMPTS = 5
const STORE_TIMEOUT_MS = 120_000

/** Custom recipes for what the recommenders of VIDEO_ON_DEMAND answer: https://docs.aws.amazon.com/personalize/latest/dg/native-recipes.html */
const RECIPES = {
  topPicks: 'aws-user-personalization-v2',
  moreLikeX: 'aws-similar-items',
  becauseYouWatchedX: 'aws-similar-items',
  mostPopular: 'aws-popularity-count',
  trendingNow: 'aws-trending-now',
} as const satisfies Record<keyof Config['personalize']['recommenderArns'], string>

/** Throws InvalidConfig with the name that is missing. */
export function composeLoop(config: Config): LoopPortsOnAws {
  const { region, mode, dataBucket, personalize, athena } = config
  const bucket = need(dataBucket, 'DATA_BUCKET')
  const client = { region, maxAttempts: MAX_ATTEMPTS }
  const objectStore = s3ObjectStore({ client: new S3Client(client), bucket, timeoutMs: STORE_TIMEOUT_MS })
  const personalizeClient = new PersonalizeClient(client)
  const roleArn = need(personalize.roleArn, 'PERSONALIZE_ROLE_ARN')
  const toLocation = (key: string) => `s3://${bucket}/${key}`
  const arns = Object.values(personalize.recommenderArns)
  const access = { client: personalizeClient, roleArn, toLocation }
  return {
    ...(mode === 'batch' || arns.length === 0
      ? {}
      : { modelServing: personalizeModelServing({ ...access, arns, ...toOwnCampaigns(personalize) }) }),
    idleHours: personalize.idleHours,
    objectStore,
    clock: { now: () => Date.now() },
    queryEngine: athenaQueryEngine({
      client: new AthenaClient(client),
      workgroup: need(athena.workgroup, 'ATHENA_WORKGROUP'),
      database: need(athena.database, 'ATHENA_DATABASE'),
      bucket,
      sleep,
      async clear(prefix) {
        for await (const key of objectStore.listKeys(prefix)) await objectStore.delete(key)
      },
    }),
    dataDeletion: personalizeDataDeletion({
      client: personalizeClient,
      datasetGroupArns: need(personalize.datasetGroupArns, 'PERSONALIZE_DATASET_GROUP_ARNS'),
      roleArn,
      toLocation,
    }),
    modelTraining: personalizeModelTraining({
      client: personalizeClient,
      datasetGroupName: need(personalize.datasetGroup, 'PERSONALIZE_DATASET_GROUP'),
      roleArn,
      toLocation,
    }),
  }
}

/** Campaigns that the loop makes, with what each is trained by. */
function toOwnCampaigns({ liveDatasetGroupArn, recommenderArns, minTps }: Config['personalize']): {
  own?: OwnCampaigns
} {
  if (liveDatasetGroupArn === undefined) return {}
  const recipes = Object.entries(recommenderArns).map(([question, arn]) => [
    arn,
    `arn:aws:personalize:::recipe/${RECIPES[question as keyof typeof RECIPES]}`,
  ])
  return {
    own: {
      datasetGroupArn: liveDatasetGroupArn,
      minTps,
      recipes: Object.fromEntries(recipes) as Record<string, string>,
    },
  }
}
