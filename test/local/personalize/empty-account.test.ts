import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as control from '@aws-sdk/client-personalize'
import { PutEventsCommand } from '@aws-sdk/client-personalize-events'
import { GetRecommendationsCommand } from '@aws-sdk/client-personalize-runtime'
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startS3 } from '../../../edge-api/local/s3/start-s3.ts'
import type { LocalS3 } from '../../../edge-api/local/s3/start-s3.ts'
import { startCommand } from './command.ts'
import type { Command } from './command.ts'
import {
  ROLE,
  createCustomGroup,
  importFrom,
  interactionsCsv,
  itemsCsv,
  putObject,
  settled,
} from './custom-group.ts'
import type { CustomGroup } from './custom-group.ts'
import { refusalOf } from './start-local.ts'

let folder: string
let s3: LocalS3
let bucket: S3Client
let server: Command
const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local', AWS_REGION: 'us-east-1' }

const start = () =>
  startCommand(['--data', join(folder, 'data'), '--s3'], { ...CREDENTIALS, AWS_ENDPOINT_URL_S3: s3.url })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'personalize-empty-'))
  s3 = await startS3({ pageSize: 2 })
  bucket = new S3Client({
    endpoint: s3.url,
    forcePathStyle: true,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  server = await start()
})
afterAll(async () => {
  await server.stop()
  bucket.destroy()
  await s3.close()
  await rm(folder, { recursive: true, force: true })
})

const put = (Key: string, Body: string) => bucket.send(new PutObjectCommand({ Bucket: 'films', Key, Body }))
const read = async (Key: string): Promise<string> => {
  const { Body } = await bucket.send(new GetObjectCommand({ Bucket: 'films', Key }))
  return (await Body?.transformToString()) ?? ''
}

describe('a server on a folder that is not there yet', () => {
  let group: CustomGroup
  let recommenderArn = ''
  let campaignArn = ''
  let solutionVersionArn = ''
  const recommend = async (input: object): Promise<string[]> => {
    const { itemList = [] } = await server.runtime.send(new GetRecommendationsCommand(input))
    return itemList.map(({ itemId = '' }) => itemId)
  }
  const recipe = (name: string): string => `arn:aws:personalize:::recipe/aws-${name}`

  it('has nothing', async () => {
    const lists = [
      await server.control.send(new control.ListDatasetGroupsCommand()).then((a) => a.datasetGroups),
      await server.control.send(new control.ListDatasetsCommand()).then((a) => a.datasets),
      await server.control.send(new control.ListSchemasCommand()).then((a) => a.schemas),
      await server.control.send(new control.ListSolutionsCommand()).then((a) => a.solutions),
      await server.control.send(new control.ListSolutionVersionsCommand()).then((a) => a.solutionVersions),
      await server.control.send(new control.ListCampaignsCommand()).then((a) => a.campaigns),
      await server.control.send(new control.ListRecommendersCommand()).then((a) => a.recommenders),
      await server.control.send(new control.ListFiltersCommand()).then((a) => a.Filters),
      await server.control.send(new control.ListEventTrackersCommand()).then((a) => a.eventTrackers),
    ]
    expect(lists).toEqual(lists.map(() => []))
    expect(server.printed()).toContain('no training files')
    const arn = 'arn:aws:personalize:us-east-1:000000000000:recommender/intellistream-top-picks'
    expect(await refusalOf(recommend({ recommenderArn: arn, userId: 'c0' }))).toMatchObject({ status: 404 })
  })

  it('imports from a folder and from S3', async () => {
    group = await createCustomGroup(server, 'intellistream', 'VIDEO_ON_DEMAND')
    const { Interactions, Items } = group.datasetArns
    const [header = '', ...rows] = interactionsCsv().split('\n')
    for (const part of [0, 1, 2]) {
      const own = rows.filter((_, row) => row % 3 === part)
      await put(`in/part-${part}.csv`, [header, ...own].join('\n'))
    }
    const items = await putObject({ folder }, 'in/items.csv', itemsCsv())

    expect(await importFrom(server, Interactions, 's3://films/in/')).toMatchObject({ status: 'ACTIVE' })
    expect(await importFrom(server, Items, items)).toMatchObject({ status: 'ACTIVE' })
    expect(await importFrom(server, Items, 's3://films/none/')).toMatchObject({
      status: 'CREATE FAILED',
      failureReason: 'Invalid S3 input path',
    })
  })

  it('trains, recommends, filters and follows events', async () => {
    const { datasetGroupArn } = group
    ;({ recommenderArn = '' } = await server.control.send(
      new control.CreateRecommenderCommand({
        name: 'top',
        datasetGroupArn,
        recipeArn: recipe('vod-top-picks'),
      }),
    ))
    const recommender = await settled(
      async () =>
        (await server.control.send(new control.DescribeRecommenderCommand({ recommenderArn }))).recommender,
    )
    expect(recommender).toMatchObject({ status: 'ACTIVE' })
    const first = await recommend({ recommenderArn, userId: 'c0' })
    expect(first[0]).toMatch(/^x/)

    const { filterArn } = await server.control.send(
      new control.CreateFilterCommand({
        name: 'drama',
        datasetGroupArn,
        filterExpression: 'INCLUDE ItemID WHERE Items.GENRES IN ("Drama")',
      }),
    )
    const drama = await recommend({ recommenderArn, userId: 'c0', filterArn })
    expect(drama.every((itemId) => itemId.startsWith('y'))).toBe(true)

    const { trackingId } = await server.control.send(
      new control.CreateEventTrackerCommand({ name: 'site', datasetGroupArn }),
    )
    const eventList = [{ eventType: 'Watch', itemId: first[0], sentAt: new Date() }]
    await server.events.send(new PutEventsCommand({ trackingId, sessionId: 's', userId: 'c0', eventList }))
    expect(await recommend({ recommenderArn, userId: 'c0' })).not.toContain(first[0])
  })

  it('deploys a campaign and writes a batch job to S3', async () => {
    const { datasetGroupArn, datasetArns } = await createCustomGroup(server, 'own')
    await importFrom(server, datasetArns.Interactions, 's3://films/in/')
    const { solutionArn } = await server.control.send(
      new control.CreateSolutionCommand({
        name: 'own',
        datasetGroupArn,
        recipeArn: recipe('user-personalization-v2'),
      }),
    )
    ;({ solutionVersionArn = '' } = await server.control.send(
      new control.CreateSolutionVersionCommand({ solutionArn }),
    ))
    const version = await settled(
      async () =>
        (await server.control.send(new control.DescribeSolutionVersionCommand({ solutionVersionArn })))
          .solutionVersion,
    )
    expect(version).toMatchObject({ status: 'ACTIVE' })
    ;({ campaignArn = '' } = await server.control.send(
      new control.CreateCampaignCommand({ name: 'own', solutionVersionArn }),
    ))
    const wanted = await recommend({ campaignArn, userId: 'd1', numResults: 5 })

    await put('batch/users.json', '{"userId":"d1"}\n{"userId":"c0"}\n')
    const { batchInferenceJobArn } = await server.control.send(
      new control.CreateBatchInferenceJobCommand({
        jobName: 'night',
        solutionVersionArn,
        numResults: 5,
        jobInput: { s3DataSource: { path: 's3://films/batch/users.json' } },
        jobOutput: { s3DataDestination: { path: 's3://films/out' } },
        roleArn: ROLE,
      }),
    )
    await settled(
      async () =>
        (await server.control.send(new control.DescribeBatchInferenceJobCommand({ batchInferenceJobArn })))
          .batchInferenceJob,
    )
    const lines = (await read('out/users.json.out')).trimEnd().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as { input: unknown }).input)).toEqual([
      { userId: 'd1' },
      { userId: 'c0' },
    ])
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ output: { recommendedItems: wanted }, error: null })
    expect(await read('out/_CHECK')).toBe('')
  })

  it('keeps everything over a restart', async () => {
    const before = [
      await recommend({ recommenderArn, userId: 'c0' }),
      await recommend({ campaignArn, userId: 'd1' }),
    ]
    await server.stop()
    server = await start()

    const { datasetGroups = [] } = await server.control.send(new control.ListDatasetGroupsCommand())
    expect(datasetGroups.map(({ name }) => name)).toEqual(['intellistream', 'own'])
    expect([
      await recommend({ recommenderArn, userId: 'c0' }),
      await recommend({ campaignArn, userId: 'd1' }),
    ]).toEqual(before)
  })
})
