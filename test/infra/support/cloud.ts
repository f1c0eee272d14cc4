// What the job function works with, on this machine: files for the bucket, DuckDB for Athena, and a Personalize that begins as
// an empty account does, asked by the real SDK over its wire.

import { join } from 'node:path'
import {
  CreateDatasetCommand,
  CreateDatasetGroupCommand,
  CreateSchemaCommand,
  PersonalizeClient,
} from '@aws-sdk/client-personalize'
import { onTestFinished } from 'vitest'
import { toAvroSchema } from '../../../edge-api/adapters/personalize/schemas.ts'
import { composeModelTraining, LOCAL_BUCKET } from '../../../edge-api/compose/local-jobs.ts'
import type { JobPorts } from '../../../edge-api/jobs/job-call.ts'
import {
  startPersonalize,
  type PersonalizeServer,
  type StartPersonalizeOptions,
} from '../../../edge-api/local/personalize/start-personalize.ts'
import { createSite, NOW, type TestSite } from '../../jobs/support/site.ts'

export interface Cloud {
  site: TestSite
  personalize: PersonalizeServer
  client: PersonalizeClient
  ports: JobPorts
  /** A clock that moves when it is told to. */
  clock: { now(): number; advance(ms: number): void }
}

export interface CloudOptions extends Pick<StartPersonalizeOptions, 'faults' | 'statusDelayMs'> {
  items?: number
  /** What Personalize can read and write; by default the bucket of the jobs. */
  bucket?: string
  /** Begins with recommenders and campaigns that somebody made, trained on next to nothing. */
  seeded?: boolean
}

export const REGION = 'us-east-1'
export const ROLE = 'arn:aws:iam::000000000000:role/intellistream'
export const toLocation = (key: string) => `s3://${LOCAL_BUCKET}/${key}`

export async function createCloud({
  items = 100,
  bucket = LOCAL_BUCKET,
  seeded = false,
  ...options
}: CloudOptions = {}): Promise<Cloud> {
  const site = await createSite({ items })
  const personalize = await startPersonalize({
    dataFolder: join(site.root, 'local/personalize'),
    buckets: { [bucket]: site.root },
    training: seeded ? await writeSeeds(site) : undefined,
    ...options,
  })
  const client = new PersonalizeClient({
    endpoint: personalize.url,
    region: REGION,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  onTestFinished(async () => {
    client.destroy()
    await personalize.close()
  })
  let nowMs = NOW
  const clock = {
    now: () => nowMs,
    advance(ms: number) {
      nowMs += ms
    },
  }
  const ports: JobPorts = {
    ...site,
    clock,
    modelTraining: composeModelTraining(personalize),
    dataDeletion: { requestDeletion: async () => undefined },
  }
  return { site, personalize, client, ports, clock }
}

/** What the stacks make in campaigns mode: a dataset group with datasets, and nothing trained. */
export async function createLiveGroup({ client }: Pick<Cloud, 'client'>, name: string): Promise<string> {
  const { datasetGroupArn = '' } = await client.send(new CreateDatasetGroupCommand({ name }))
  for (const datasetType of ['Interactions', 'Items'] as const) {
    const schema = toAvroSchema(datasetType)
    const made = new CreateSchemaCommand({ name: `${name}-${datasetType}`, schema })
    const { schemaArn } = await client.send(made)
    const dataset = { name: `${name}-${datasetType}`, datasetGroupArn, datasetType, schemaArn }
    await client.send(new CreateDatasetCommand(dataset))
  }
  return datasetGroupArn
}

async function writeSeeds({ root, objectStore }: TestSite) {
  const seeds = {
    interactionsCsv: 'USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP\nu0,i0,Watch,1790000000\n',
    itemsCsv: 'ITEM_ID,GENRES,CREATION_TIMESTAMP\ni0,Drama,1600000000\n',
  }
  for (const [name, text] of Object.entries(seeds)) await objectStore.put(`seeds/${name}`, Buffer.from(text))
  return { interactionsCsv: join(root, 'seeds/interactionsCsv'), itemsCsv: join(root, 'seeds/itemsCsv') }
}
