// AWS's wiring of the batch loop: queries by Athena, models by Personalize. Apart from the API's, which needs neither.

import { setTimeout as sleep } from 'node:timers/promises'
import { AthenaClient } from '@aws-sdk/client-athena'
import { PersonalizeClient } from '@aws-sdk/client-personalize'
import { S3Client } from '@aws-sdk/client-s3'
import { athenaQueryEngine } from '../adapters/athena/query-engine.ts'
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
  dataDeletion: DataDeletion
  clock: Clock
}

/** Nobody waits for a job: what fails in passing is tried again, and files are large. */
const MAX_ATTEMPTS = 5
const STORE_TIMEOUT_MS = 120_000

/** Throws InvalidConfig with the name that is missing. */
export function composeLoop({ region, mode, dataBucket, personalize, athena }: Config): LoopPortsOnAws {
  const bucket = need(dataBucket, 'DATA_BUCKET')
  const client = { region, maxAttempts: MAX_ATTEMPTS }
  const objectStore = s3ObjectStore({ client: new S3Client(client), bucket, timeoutMs: STORE_TIMEOUT_MS })
  const personalizeClient = new PersonalizeClient(client)
  const roleArn = need(personalize.roleArn, 'PERSONALIZE_ROLE_ARN')
  const toLocation = (key: string) => `s3://${bucket}/${key}`
  const arns = Object.values(personalize.recommenderArns)
  return {
    ...(mode === 'batch' || arns.length === 0
      ? {}
      : { modelServing: personalizeModelServing({ client: personalizeClient, roleArn, toLocation, arns }) }),
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
