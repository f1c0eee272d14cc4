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
import { personalizeModelTraining } from '../../../edge-api/adapters/personalize/model-training.ts'
import { LOCAL_BUCKET } from '../../../edge-api/compose/local-jobs.ts'
import type { JobPorts } from '../../../edge-api/jobs/job-call.ts'
import {
  startPersonalize,
  type PersonalizeServer,
  type StartPersonalizeOptions,
} from '../../../edge-api/local/personalize/start-personalize.ts'
import { createSite, NOW, type TestSite } from '../../jobs/support/site.ts'
import type { AwsCall } from './fake-aws.ts'
import { namesOf, toSettings } from './synthesize.ts'

export interface Cloud {
  site: TestSite
  personalize: PersonalizeServer
  /** As the job asks. */
  client: PersonalizeClient
  /** As the test asks: its calls are not noted. */
  probe: PersonalizeClient
  ports: JobPorts
  /** What was asked of Personalize's control plane, as IAM sees it. */
  calls: AwsCall[]
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

export const { region: REGION, account: ACCOUNT } = toSettings()
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/intellistream`
const names = namesOf()
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
    accountId: ACCOUNT,
    region: REGION,
    training: seeded ? await writeSeeds(site) : undefined,
    ...options,
  })
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const access = { endpoint: personalize.url, region: REGION, credentials }
  const client = new PersonalizeClient(access)
  const probe = new PersonalizeClient(access)
  const calls: AwsCall[] = []
  client.middlewareStack.add((next, { commandName }) => async (args) => {
    const answer = await next(args)
    const action = `personalize:${String(commandName).replace(/Command$/, '')}`
    const arns = action.includes(':List') ? ['*'] : findArns([args.input, answer.output])
    calls.push(...arns.map((resource) => ({ action, resource })))
    return answer
  })
  onTestFinished(async () => {
    client.destroy()
    probe.destroy()
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
    modelTraining: personalizeModelTraining({
      client,
      datasetGroupName: names.loopDatasetGroup,
      roleArn: ROLE,
      toLocation,
    }),
    dataDeletion: { requestDeletion: async () => ({ status: 'done' }) },
  }
  return { site, personalize, client, probe, ports, clock, calls }
}

/** What the stacks make in campaigns mode: a dataset group with datasets, and nothing trained. */
export async function createLiveGroup({ probe }: Cloud): Promise<string> {
  const name = names.datasetGroup
  const { datasetGroupArn = '' } = await probe.send(new CreateDatasetGroupCommand({ name }))
  for (const datasetType of ['Interactions', 'Items'] as const) {
    const schema = toAvroSchema(datasetType)
    const made = new CreateSchemaCommand({ name: `${name}-${datasetType}`, schema })
    const { schemaArn } = await probe.send(made)
    const dataset = { name: `${name}-${datasetType}`, datasetGroupArn, datasetType, schemaArn }
    await probe.send(new CreateDatasetCommand(dataset))
  }
  return datasetGroupArn
}

/** What a call names and what it made: both have to be allowed. */
function findArns(parts: unknown[]): string[] {
  const own = parts.flatMap((part) =>
    Object.values(part as object).filter((value) => typeof value === 'string'),
  )
  return own.filter((text) => text.startsWith(`arn:aws:personalize:${REGION}:${ACCOUNT}:`))
}

async function writeSeeds({ root, objectStore }: TestSite) {
  const seeds = {
    interactionsCsv: 'USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP\nu0,i0,Watch,1790000000\n',
    itemsCsv: 'ITEM_ID,GENRES,CREATION_TIMESTAMP\ni0,Drama,1600000000\n',
  }
  for (const [name, text] of Object.entries(seeds)) await objectStore.put(`seeds/${name}`, Buffer.from(text))
  return { interactionsCsv: join(root, 'seeds/interactionsCsv'), itemsCsv: join(root, 'seeds/itemsCsv') }
}
