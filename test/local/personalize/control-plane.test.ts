import * as control from '@aws-sdk/client-personalize'
import * as events from '@aws-sdk/client-personalize-events'
import * as runtime from '@aws-sdk/client-personalize-runtime'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  CONTROL_OPERATIONS,
  OPERATION_BY_PATH,
} from '../../../edge-api/local/personalize/operations/names.ts'
import { isImplemented } from '../../../edge-api/local/personalize/operations/table.ts'
import { SIGNED } from './signed.ts'
import { refusalOf, startLocal } from './start-local.ts'
import type { Local } from './start-local.ts'

let local: Local
beforeAll(async () => {
  local = await startLocal({ now: () => 1_760_000_000_500 })
})
afterAll(() => local.stop())

const account = 'arn:aws:personalize:us-east-1:000000000000'

describe('the control plane', () => {
  it('lists and describes each kind of resource, by the same ARN', async () => {
    const { control: client } = local
    const { datasetGroups = [] } = await client.send(new control.ListDatasetGroupsCommand({}))
    const datasetGroupArn = datasetGroups[0]?.datasetGroupArn
    const { datasetGroup } = await client.send(new control.DescribeDatasetGroupCommand({ datasetGroupArn }))
    expect(datasetGroup).toMatchObject({ domain: 'VIDEO_ON_DEMAND', status: 'ACTIVE', datasetGroupArn })
    expect(datasetGroup?.creationDateTime).toEqual(new Date(1_760_000_000_500))

    const { datasets = [] } = await client.send(new control.ListDatasetsCommand({ datasetGroupArn }))
    expect(datasets.map(({ datasetType }) => datasetType)).toEqual(['INTERACTIONS', 'ITEMS', 'USERS'])
    const { dataset } = await client.send(
      new control.DescribeDatasetCommand({ datasetArn: datasets[1]?.datasetArn }),
    )
    expect(dataset?.datasetArn).toBe(local.server.datasetArns.ITEMS)

    const { schema } = await client.send(new control.DescribeSchemaCommand({ schemaArn: dataset?.schemaArn }))
    const fields = (JSON.parse(schema?.schema ?? '') as { fields: { name: string }[] }).fields
    expect(fields.map(({ name }) => name)).toEqual(['ITEM_ID', 'GENRES', 'CREATION_TIMESTAMP', 'PRICE'])
    expect((await client.send(new control.ListSchemasCommand({}))).schemas).toHaveLength(3)

    const { recommenders = [] } = await client.send(new control.ListRecommendersCommand({ datasetGroupArn }))
    const recommenderArns = recommenders.map(({ recommenderArn }) => recommenderArn)
    expect(recommenderArns).toEqual(Object.values(local.server.recommenderArns))
    const { recommender } = await client.send(
      new control.DescribeRecommenderCommand({ recommenderArn: local.server.recommenderArns.topPicks }),
    )
    expect(recommender?.recipeArn).toBe('arn:aws:personalize:::recipe/aws-vod-top-picks')
    const { recipe } = await client.send(
      new control.DescribeRecipeCommand({ recipeArn: recommender?.recipeArn }),
    )
    expect(recipe?.recipeType).toBe('USER_PERSONALIZATION')
    const { recipes = [] } = await client.send(new control.ListRecipesCommand({ domain: 'VIDEO_ON_DEMAND' }))
    expect(recipes).toHaveLength(5)

    const { campaigns = [] } = await client.send(new control.ListCampaignsCommand({}))
    const { campaign } = await client.send(
      new control.DescribeCampaignCommand({ campaignArn: campaigns[0]?.campaignArn }),
    )
    const { solutionVersion } = await client.send(
      new control.DescribeSolutionVersionCommand({ solutionVersionArn: campaign?.solutionVersionArn }),
    )
    const { solution } = await client.send(
      new control.DescribeSolutionCommand({ solutionArn: solutionVersion?.solutionArn }),
    )
    expect(solution?.latestSolutionVersion?.solutionVersionArn).toBe(campaign?.solutionVersionArn)
    const { solutionVersions = [] } = await client.send(
      new control.ListSolutionVersionsCommand({ solutionArn: solution?.solutionArn }),
    )
    expect(solutionVersions).toHaveLength(1)
    expect((await client.send(new control.ListSolutionsCommand({}))).solutions).toHaveLength(5)

    const { eventTrackers = [] } = await client.send(new control.ListEventTrackersCommand({}))
    const { eventTracker } = await client.send(
      new control.DescribeEventTrackerCommand({ eventTrackerArn: eventTrackers[0]?.eventTrackerArn }),
    )
    expect(eventTracker?.trackingId).toBe(local.server.trackingId)
  })

  it('gives the metrics of the model, personal ones above those of popularity', async () => {
    const metricsOf = async (solution: string): Promise<Record<string, number>> => {
      const { solutionVersions = [] } = await local.control.send(
        new control.ListSolutionVersionsCommand({
          solutionArn: `${account}:solution/intellistream-${solution}`,
        }),
      )
      const [version] = solutionVersions
      const { metrics = {} } = await local.control.send(
        new control.GetSolutionMetricsCommand({ solutionVersionArn: version?.solutionVersionArn }),
      )
      return metrics
    }
    await local.server.measured()

    const [personal, popular] = [
      await metricsOf('user-personalization-v2'),
      await metricsOf('popularity-count'),
    ]
    expect(Object.keys(personal).toSorted()).toEqual([
      'coverage',
      'mean_reciprocal_rank_at_25',
      'normalized_discounted_cumulative_gain_at_10',
      'normalized_discounted_cumulative_gain_at_25',
      'normalized_discounted_cumulative_gain_at_5',
      'precision_at_10',
      'precision_at_25',
      'precision_at_5',
    ])
    expect(personal['mean_reciprocal_rank_at_25']).toBeGreaterThan(
      popular['mean_reciprocal_rank_at_25'] ?? NaN,
    )
    const { recommender } = await local.control.send(
      new control.DescribeRecommenderCommand({ recommenderArn: local.server.recommenderArns.topPicks }),
    )
    expect(recommender?.modelMetrics).toEqual(personal)
  })

  it('gives a list in pages', async () => {
    const first = await local.control.send(new control.ListRecipesCommand({ maxResults: 7 }))
    const second = await local.control.send(
      new control.ListRecipesCommand({ maxResults: 7, nextToken: first.nextToken }),
    )

    expect(first.recipes).toHaveLength(7)
    expect(second.recipes).toHaveLength(6)
    expect(second.nextToken).toBeUndefined()
    const call = local.control.send(new control.ListRecipesCommand({ nextToken: 'nonsense' }))
    expect(await refusalOf(call)).toMatchObject({ name: 'InvalidNextTokenException', status: 400 })
  })

  it('creates, describes, keeps and deletes filters', async () => {
    const { datasetGroupArn } = local.server
    const filterExpression = 'EXCLUDE ItemID WHERE Items.PRICE > $PRICE'
    const { filterArn } = await local.control.send(
      new control.CreateFilterCommand({ name: 'cheap', datasetGroupArn, filterExpression }),
    )
    local = await local.restart()

    const { filter } = await local.control.send(new control.DescribeFilterCommand({ filterArn }))
    expect(filter).toMatchObject({ name: 'cheap', filterExpression, status: 'ACTIVE' })
    const { Filters = [] } = await local.control.send(new control.ListFiltersCommand({ datasetGroupArn }))
    expect(Filters.map(({ name }) => name).toSorted()).toEqual([
      'cheap',
      'exclude-event-types',
      'exclude-watched',
      'genre',
    ])
    const again = local.control.send(
      new control.CreateFilterCommand({ name: 'cheap', datasetGroupArn, filterExpression }),
    )
    expect(await refusalOf(again)).toMatchObject({ name: 'ResourceAlreadyExistsException', status: 403 })

    await local.control.send(new control.DeleteFilterCommand({ filterArn }))
    const gone = local.control.send(new control.DescribeFilterCommand({ filterArn }))
    expect(await refusalOf(gone)).toMatchObject({ name: 'ResourceNotFoundException', status: 404 })
  })

  it('points at the fault of a filter that it refuses', async () => {
    const { datasetGroupArn } = local.server
    const create = (filterExpression: string) =>
      refusalOf(
        local.control.send(new control.CreateFilterCommand({ name: 'f', datasetGroupArn, filterExpression })),
      )

    const refusal = await create('EXCLUDE ItemID WHERE Items.PRICE LIKE 5')
    expect(refusal).toMatchObject({ name: 'InvalidInputException', status: 400 })
    expect(refusal.message).toContain('position 33')
    expect(await create('x'.repeat(2501))).toMatchObject({ name: 'InvalidInputException' })
  })

  it('holds at most ten filters beside the seeded ones', async () => {
    const { datasetGroupArn } = local.server
    const create = (name: string) =>
      local.control.send(
        new control.CreateFilterCommand({
          name,
          datasetGroupArn,
          filterExpression: 'INCLUDE ItemID WHERE Items.A = 1',
        }),
      )
    for (let filter = 0; filter < 10; filter++) await create(`f${filter}`)

    expect(await refusalOf(create('f10'))).toMatchObject({ name: 'LimitExceededException', status: 409 })
  })

  it('says of an ARN it does not know that it does not know it', async () => {
    const call = local.control.send(
      new control.DescribeCampaignCommand({ campaignArn: `${account}:campaign/none` }),
    )
    expect(await refusalOf(call)).toMatchObject({ name: 'ResourceNotFoundException', status: 404 })
  })
})

describe('the table of operations', () => {
  it('names every operation of the three clients', () => {
    const commandsOf = (module: object): string[] =>
      Object.keys(module).flatMap((name) => /^([A-Z]\w*)Command$/.exec(name)?.[1] ?? [])
    expect(commandsOf(control).toSorted()).toEqual(CONTROL_OPERATIONS.toSorted())
    expect([...commandsOf(runtime), ...commandsOf(events)].toSorted()).toEqual(
      [...OPERATION_BY_PATH.values()].toSorted(),
    )
  })

  it('answers each operation that is missing with an error that says so', async () => {
    const call = async (
      operation: string,
    ): Promise<{ status: number; type: string | null; message: string }> => {
      const path = [...OPERATION_BY_PATH].find(([, name]) => name === operation)?.[0]
      const target = path ? {} : { 'x-amz-target': `AmazonPersonalize.${operation}` }
      const response = await fetch(`${local.server.url}${path ?? '/'}`, {
        method: 'POST',
        body: '{}',
        headers: { ...SIGNED, ...target },
      })
      const { message } = (await response.json()) as { message: string }
      return { status: response.status, type: response.headers.get('x-amzn-errortype'), message }
    }
    const missing = [...OPERATION_BY_PATH.values(), ...CONTROL_OPERATIONS].filter(
      (name) => !isImplemented(name),
    )
    for (const operation of missing) {
      expect(await call(operation)).toEqual({
        status: 400,
        type: 'InvalidInputException',
        message: `${operation} is not implemented by the local server yet`,
      })
    }
    expect(missing).toContain('CreateBatchSegmentJob')
    expect(await call('MakeCoffee')).toMatchObject({ status: 404, type: 'UnknownOperationException' })
  })
})
