import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import * as control from '@aws-sdk/client-personalize'
import { PutEventsCommand, PutUsersCommand } from '@aws-sdk/client-personalize-events'
import { GetRecommendationsCommand } from '@aws-sdk/client-personalize-runtime'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  ROLE,
  createCustomGroup,
  importCsv,
  interactionsCsv,
  itemsCsv,
  putObject,
  settled,
  usersCsv,
} from './custom-group.ts'
import type { CustomGroup } from './custom-group.ts'
import { refusalOf, startLocal } from './start-local.ts'
import type { Local } from './start-local.ts'

let local: Local
let group: CustomGroup
beforeAll(async () => {
  local = await startLocal()
  group = await createCustomGroup(local, 'erasing', 'VIDEO_ON_DEMAND')
  await importCsv(local, group.datasetArns.Interactions, interactionsCsv())
  await importCsv(local, group.datasetArns.Items, itemsCsv())
  await importCsv(local, group.datasetArns.Users, usersCsv())
})
afterAll(() => local.stop())

let jobs = 0
async function erase(datasetGroupArn: string, csv: string): Promise<control.DataDeletionJob> {
  const jobName = `erase-${++jobs}`
  const dataLocation = await putObject(local, `erase/${jobName}.csv`, csv)
  const { dataDeletionJobArn } = await local.control.send(
    new control.CreateDataDeletionJobCommand({
      jobName,
      datasetGroupArn,
      dataSource: { dataLocation },
      roleArn: ROLE,
    }),
  )
  return settled(
    async () =>
      (await local.control.send(new control.DescribeDataDeletionJobCommand({ dataDeletionJobArn })))
        .dataDeletionJob,
  )
}

/** Everything that is kept below the data folder, models included, but what was put into the bucket. */
async function textOf(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = names
    .filter((entry) => entry.isFile() && !/\/(in|erase)$/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name))
  return (await Promise.all(paths.map((path) => readFile(path, 'latin1')))).join('\n')
}

describe('a data deletion job', () => {
  it('forgets users in imported rows, live data and the data beside models', async () => {
    const { datasetGroupArn, datasetArns } = group
    const { recommenderArn = '' } = await local.control.send(
      new control.CreateRecommenderCommand({
        name: 'picks',
        datasetGroupArn,
        recipeArn: 'arn:aws:personalize:::recipe/aws-vod-top-picks',
      }),
    )
    await settled(
      async () =>
        (await local.control.send(new control.DescribeRecommenderCommand({ recommenderArn }))).recommender,
    )
    const { trackingId } = await local.control.send(
      new control.CreateEventTrackerCommand({ name: 'tracker', datasetGroupArn }),
    )
    const put = (userId: string, itemId: string) =>
      local.events.send(
        new PutEventsCommand({
          trackingId,
          userId,
          sessionId: `session-${userId}`,
          eventList: [{ eventType: 'Watch', itemId, sentAt: new Date() }],
        }),
      )
    await put('secret-live', 'x1')
    await put('c30', 'y9')
    const users = [{ userId: 'secret-put', properties: '{"plan":"x"}' }]
    await local.events.send(new PutUsersCommand({ datasetArn: datasetArns.Users, users }))
    const picks = async (userId: string): Promise<unknown[]> => {
      const { itemList = [] } = await local.runtime.send(
        new GetRecommendationsCommand({ recommenderArn, userId, numResults: 50 }),
      )
      return itemList.map(({ itemId }) => itemId)
    }
    expect(await picks('c0')).not.toContain('x0')

    const [erased, putLater] = await Promise.all([
      erase(datasetGroupArn, 'USER_ID\nc0\nsecret-live\nsecret-put\nnobody\n'),
      put('c30', 'y10'), // while the log is being rewritten
    ])
    expect(erased).toMatchObject({ status: 'ACTIVE', numDeleted: 6 }) // 3 + 1 rows of c0, an event, a user
    expect(putLater.$metadata.httpStatusCode).toBe(200)

    expect(await picks('c0')).toContain('x0') // nothing is known of what was watched
    const text = await textOf(join(local.folder, 'data'))
    expect(text).not.toMatch(/secret-|\bc0\b/)
    local = await local.restart()
    expect(await picks('c0')).toContain('x0')
    expect(await picks('c30')).not.toContain('y10')
  })

  it('forgets users of the group that the server starts with', async () => {
    const { datasetGroupArn, recommenderArns } = local.server
    const picks = async (): Promise<unknown[]> => {
      const { itemList = [] } = await local.runtime.send(
        new GetRecommendationsCommand({
          recommenderArn: recommenderArns.topPicks,
          userId: 'c1',
          numResults: 50,
        }),
      )
      return itemList.map(({ itemId }) => itemId)
    }
    expect(await picks()).not.toContain('comedy1')
    await erase(datasetGroupArn, 'USER_ID\nc1\n')

    expect(await picks()).toContain('comedy1')
    local = await local.restart()
    expect(await picks()).toContain('comedy1')
  })

  it('is not disturbed by those of other groups at the same time', async () => {
    const large = await createCustomGroup(local, 'erasing-much')
    const { datasetGroupArn: empty } = await createCustomGroup(local, 'erasing-nothing')
    const rows = Array.from(
      { length: 60_000 },
      (_, row) => `u${row % 50},x${row},Watch,,${1_700_000_000 + row}`,
    )
    const csv = ['USER_ID,ITEM_ID,EVENT_TYPE,EVENT_VALUE,TIMESTAMP', ...rows, ''].join('\n')
    await importCsv(local, large.datasetArns.Interactions, csv)

    let isOver = false
    const erasing = erase(large.datasetGroupArn, 'USER_ID\nu1\n').finally(() => (isOver = true))
    while (!isOver) await erase(empty, 'USER_ID\nu1\n')

    expect(await erasing).toMatchObject({ status: 'ACTIVE', numDeleted: 1200 })
  })

  it('fails for a file without the column', async () => {
    expect(await erase(group.datasetGroupArn, 'id\nc1\n')).toMatchObject({
      status: 'CREATE FAILED',
      failureReason: 'Input CSV is missing the following columns:[USER_ID]',
    })
  })
})

describe('a metric attribution', () => {
  it('is one for each group, with at most ten metrics of different names', async () => {
    const { datasetGroupArn } = group
    const metric = (metricName: string, expression = 'SAMPLECOUNT()') => ({
      metricName,
      eventType: 'Watch',
      expression,
    })
    const create = (metrics: control.MetricAttribute[], name = 'm') =>
      local.control.send(
        new control.CreateMetricAttributionCommand({
          name,
          datasetGroupArn,
          metrics,
          metricsOutputConfig: { roleArn: ROLE },
        }),
      )
    expect(await refusalOf(create([metric('a', 'AVG(Items.X)')]))).toMatchObject({
      name: 'InvalidInputException',
    })
    const { metricAttributionArn } = await create([metric('watches'), metric('price', 'SUM(Items.PRICE)')])
    expect(await refusalOf(create([metric('a')], 'm2'))).toMatchObject({ name: 'LimitExceededException' })

    await local.control.send(
      new control.UpdateMetricAttributionCommand({
        metricAttributionArn,
        addMetrics: [metric('clicks')],
        removeMetrics: ['price'],
      }),
    )
    const { metrics = [] } = await local.control.send(
      new control.ListMetricAttributionMetricsCommand({ metricAttributionArn }),
    )
    expect(metrics.map(({ metricName }) => metricName)).toEqual(['watches', 'clicks'])
    const described = await local.control.send(
      new control.DescribeMetricAttributionCommand({ metricAttributionArn }),
    )
    expect(described.metricAttribution).toMatchObject({ name: 'm', status: 'ACTIVE' })
    await local.control.send(new control.DeleteMetricAttributionCommand({ metricAttributionArn }))
  })
})
