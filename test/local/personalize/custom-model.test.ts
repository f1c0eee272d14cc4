import * as control from '@aws-sdk/client-personalize'
import { PutEventsCommand } from '@aws-sdk/client-personalize-events'
import { GetPersonalizedRankingCommand, GetRecommendationsCommand } from '@aws-sdk/client-personalize-runtime'
import type { GetRecommendationsCommandInput } from '@aws-sdk/client-personalize-runtime'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCustomGroup, importCsv, interactionsCsv, itemsCsv, settled, usersCsv } from './custom-group.ts'
import type { CustomGroup } from './custom-group.ts'
import { refusalOf, startLocal } from './start-local.ts'
import type { Local } from './start-local.ts'

let local: Local
let group: CustomGroup
beforeAll(async () => {
  local = await startLocal()
  group = await createCustomGroup(local, 'own')
  await importAll(group)
})
afterAll(() => local.stop())

async function importAll({ datasetArns }: CustomGroup): Promise<void> {
  for (const [datasetArn, csv] of [
    [datasetArns.Interactions, interactionsCsv()],
    [datasetArns.Items, itemsCsv()],
    [datasetArns.Users, usersCsv()],
  ] as const) {
    expect((await importCsv(local, datasetArn, csv)).failureReason).toBeUndefined()
  }
}

const recipe = (name: string): string => `arn:aws:personalize:::recipe/aws-${name}`

async function createSolution(
  name: string,
  recipeName = 'user-personalization-v2',
  more: Partial<control.CreateSolutionCommandInput> = {},
): Promise<string> {
  const { solutionArn = '' } = await local.control.send(
    new control.CreateSolutionCommand({
      name,
      datasetGroupArn: group.datasetGroupArn,
      recipeArn: recipe(recipeName),
      ...more,
    }),
  )
  return solutionArn
}

const describeVersion = async (solutionVersionArn: string): Promise<control.SolutionVersion> => {
  const answer = await local.control.send(new control.DescribeSolutionVersionCommand({ solutionVersionArn }))
  return answer.solutionVersion ?? {}
}

async function train(solutionArn: string, name?: string): Promise<control.SolutionVersion> {
  const { solutionVersionArn = '' } = await local.control.send(
    new control.CreateSolutionVersionCommand({ solutionArn, name }),
  )
  return settled(() => describeVersion(solutionVersionArn))
}

/** Why it failed, where it did. */
const outcomeOf = ({ status, failureReason }: control.SolutionVersion) => failureReason ?? status

async function deploy(
  name: string,
  recipeName: string,
  campaignConfig: control.CampaignConfig = {},
): Promise<string> {
  const version = await train(await createSolution(name, recipeName))
  expect(outcomeOf(version)).toBe('ACTIVE')
  const { solutionVersionArn } = version
  const { campaignArn = '' } = await local.control.send(
    new control.CreateCampaignCommand({ name, solutionVersionArn, campaignConfig }),
  )
  return campaignArn
}

const recommend = async (input: GetRecommendationsCommandInput) =>
  (await local.runtime.send(new GetRecommendationsCommand({ numResults: 10, ...input }))).itemList ?? []
const idsOf = (items: { itemId?: string | undefined }[]) => items.map(({ itemId = '' }) => itemId)

describe("a campaign of one's own", () => {
  let campaignArn: string
  beforeAll(async () => {
    campaignArn = await deploy('personal', 'user-personalization-v2')
  })

  it('recommends from the imported data', async () => {
    const items = await recommend({ campaignArn, userId: 'c0' })

    expect(items).toHaveLength(10)
    expect(idsOf(items).filter((itemId) => itemId.startsWith('x')).length).toBeGreaterThanOrEqual(8)
    expect(items[0]?.score).toBeGreaterThan(items[9]?.score ?? 1)
    expect(idsOf(await recommend({ campaignArn, userId: 'd1' }))[0]).toMatch(/^y/)
  })

  it('applies filters of its group, on imported items, users and events', async () => {
    const create = async (name: string, filterExpression: string): Promise<string> => {
      const { datasetGroupArn } = group
      const { filterArn = '' } = await local.control.send(
        new control.CreateFilterCommand({ name, datasetGroupArn, filterExpression }),
      )
      return filterArn
    }
    const short = await create('short', 'INCLUDE ItemID WHERE Items.GENRES IN ("Short")')
    expect(idsOf(await recommend({ campaignArn, userId: 'c0', filterArn: short })).toSorted()).toEqual([
      'x0',
      'x10',
      'x15',
      'x20',
      'x5',
    ])
    const plan = await create(
      'plan',
      'EXCLUDE ItemID WHERE Items.GENRES IN ("Comedy") IF CurrentUser.PLAN IN ("basic")',
    )
    expect(idsOf(await recommend({ campaignArn, userId: 'c0', filterArn: plan })).join()).not.toContain('x')
    expect(idsOf(await recommend({ campaignArn, userId: 'c1', filterArn: plan })).join()).toContain('x')
    const unseen = await create('unseen', 'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("*")')
    const left = idsOf(await recommend({ campaignArn, userId: 'c0', filterArn: unseen, numResults: 50 }))
    expect(left).not.toContain('x1')

    const foreign = recommend({ campaignArn, userId: 'c0', filterArn: local.server.filterArns.genre })
    expect(await refusalOf(foreign)).toMatchObject({ name: 'InvalidInputException' })
  })

  it('gives metadata only where it was enabled', async () => {
    const metadataColumns = { ITEMS: ['GENRES'] }
    const off = recommend({ campaignArn, userId: 'c0', metadataColumns })
    expect((await refusalOf(off)).message).toContain('enableMetadataWithRecommendations')

    const campaignConfig = { enableMetadataWithRecommendations: true }
    await local.control.send(new control.UpdateCampaignCommand({ campaignArn, campaignConfig }))
    const { campaign } = await local.control.send(new control.DescribeCampaignCommand({ campaignArn }))
    expect(campaign).toMatchObject({
      campaignConfig,
      latestCampaignUpdate: { status: 'ACTIVE', campaignConfig },
    })
    const [first] = await recommend({ campaignArn, userId: 'd1', metadataColumns })
    expect(first?.metadata).toEqual({ GENRES: 'Drama' })
  })

  it('sees live events of its group at once', async () => {
    const { datasetGroupArn } = group
    const { trackingId } = await local.control.send(
      new control.CreateEventTrackerCommand({ name: 'own', datasetGroupArn }),
    )
    const before = idsOf(await recommend({ campaignArn, userId: 'fresh' }))
    const eventList = [20, 21, 22].map((n) => ({ eventType: 'Watch', itemId: `y${n}`, sentAt: new Date() }))
    await local.events.send(new PutEventsCommand({ trackingId, sessionId: 's', userId: 'fresh', eventList }))

    expect(idsOf(await recommend({ campaignArn, userId: 'fresh' }))).not.toEqual(before)
  })

  it('ranks lists and finds similar items by campaigns of those recipes', async () => {
    const [ranking, similar, popular] = [
      await deploy('ranking', 'personalized-ranking-v2'),
      await deploy('similar', 'similar-items'),
      await deploy('popular', 'popularity-count'),
    ]
    const { personalizedRanking = [] } = await local.runtime.send(
      new GetPersonalizedRankingCommand({
        campaignArn: ranking,
        userId: 'c0',
        inputList: ['y5', 'x5', 'none'],
      }),
    )
    expect(idsOf(personalizedRanking)).toEqual(['x5', 'y5', 'none'])
    expect(idsOf(await recommend({ campaignArn: similar, itemId: 'x3', numResults: 5 })).join('')).toMatch(
      /^(x\d+)+$/,
    )
    expect(await recommend({ campaignArn: popular, userId: 'c0', numResults: 3 })).toHaveLength(3)
  })

  it('answers after a restart', async () => {
    const before = await recommend({ campaignArn, userId: 'c0' })
    local = await local.restart()

    expect(await recommend({ campaignArn, userId: 'c0' })).toEqual(before)
  })

  it('is refused for what is not there yet, and five is the most', async () => {
    const solutionArn = await createSolution('untrained')
    const create = (solutionVersionArn: string, campaignConfig = {}) =>
      refusalOf(
        local.control.send(
          new control.CreateCampaignCommand({ name: 'x', solutionVersionArn, campaignConfig }),
        ),
      )
    expect(await create(`${solutionArn}/none`)).toMatchObject({ name: 'ResourceNotFoundException' })
    expect(await create(`${solutionArn}/$LATEST`)).toMatchObject({ name: 'InvalidInputException' })
    const latest = await create(`${solutionArn}/$LATEST`, { syncWithLatestSolutionVersion: true })
    expect(latest.message).toContain('no ACTIVE version')

    const { campaign } = await local.control.send(new control.DescribeCampaignCommand({ campaignArn }))
    const { solutionVersionArn } = campaign ?? {}
    const fifth = await local.control.send(
      new control.CreateCampaignCommand({ name: 'five', solutionVersionArn }),
    )
    const sixth = local.control.send(new control.CreateCampaignCommand({ name: 'six', solutionVersionArn }))
    expect(await refusalOf(sixth)).toMatchObject({ name: 'LimitExceededException', status: 409 })
    await local.control.send(new control.DeleteCampaignCommand({ campaignArn: fifth.campaignArn }))
    const gone = recommend({ campaignArn: fifth.campaignArn, userId: 'c0' })
    expect(await refusalOf(gone)).toMatchObject({ name: 'ResourceNotFoundException' })
  })
})

describe('solution versions', () => {
  it('have metrics and a name, and are the latest of their solution', async () => {
    const solutionArn = await createSolution('versions')
    const version = await train(solutionArn, 'first')
    expect(outcomeOf(version)).toBe('ACTIVE')
    expect(version).toMatchObject({ name: 'first', trainingMode: 'FULL', solutionArn })
    const { solutionVersionArn } = version

    const { metrics = {} } = await local.control.send(
      new control.GetSolutionMetricsCommand({ solutionVersionArn }),
    )
    expect(metrics['precision_at_5']).toBeGreaterThan(0)
    const { solution } = await local.control.send(new control.DescribeSolutionCommand({ solutionArn }))
    expect(solution?.latestSolutionVersion).toMatchObject({ solutionVersionArn, status: 'ACTIVE' })
    const again = local.control.send(new control.CreateSolutionVersionCommand({ solutionArn, name: 'first' }))
    expect(await refusalOf(again)).toMatchObject({ name: 'ResourceAlreadyExistsException', status: 403 })
  })

  it.each([
    [
      'by event type',
      { eventType: 'Click' },
      'Dataset has fewer than 1000 interactions after filtering by event type: Click',
    ],
    [
      'by event value',
      {
        solutionConfig: {
          eventsConfig: { eventParametersList: [{ eventType: 'Watch', eventValueThreshold: 0.95 }] },
        },
      },
      'Dataset has fewer than 1000 interactions after filtering by event type: Watch',
    ],
  ])('fail when too little is left %s', async (what, more, failureReason) => {
    const version = await train(await createSolution(what.replaceAll(' ', '-'), undefined, more))

    expect(version).toMatchObject({ status: 'CREATE FAILED', failureReason })
    const metrics = local.control.send(
      new control.GetSolutionMetricsCommand({ solutionVersionArn: version.solutionVersionArn }),
    )
    expect(await refusalOf(metrics)).toMatchObject({ name: 'ResourceInUseException' })
  })

  it('fail with fewer than 25 users', async () => {
    const few = await createCustomGroup(local, 'few')
    const [header = '', ...rows] = interactionsCsv().split('\n')
    const squeezed = rows.map((row, index) => row.replace(/^[^,]+/, `u${index % 24}`))
    await importCsv(local, few.datasetArns.Interactions, [header, ...squeezed].join('\n'))
    const solutionArn = await createSolution('few', undefined, { datasetGroupArn: few.datasetGroupArn })

    expect((await train(solutionArn)).failureReason).toBe(
      'Dataset has fewer than 25 users with at least 2 interactions each',
    )
  })

  it('go on after a restart, and can be stopped', async () => {
    const solutionArn = await createSolution('restarted')
    await importCsv(local, group.datasetArns.Interactions, `${interactionsCsv()}\nc0,x3,Watch,,1700000003`)
    const create = async (): Promise<string> => {
      const answer = await local.control.send(new control.CreateSolutionVersionCommand({ solutionArn }))
      return answer.solutionVersionArn ?? ''
    }
    const [first, second] = [await create(), await create()]
    await local.control.send(new control.StopSolutionVersionCreationCommand({ solutionVersionArn: second }))
    local = await local.restart()

    expect(outcomeOf(await settled(() => describeVersion(first)))).toBe('ACTIVE')
    expect(outcomeOf(await settled(() => describeVersion(second)))).toBe('CREATE STOPPED')
    const { solution } = await local.control.send(new control.DescribeSolutionCommand({ solutionArn }))
    expect(solution?.latestSolutionVersion?.solutionVersionArn).toBe(second)
    await local.control.send(new control.DeleteSolutionCommand({ solutionArn }))
    const gone = describeVersion(first)
    expect(await refusalOf(gone)).toMatchObject({ name: 'ResourceNotFoundException' })
  })

  it('refuse recipes of a domain and unknown ones', async () => {
    expect(await refusalOf(createSolution('a', 'vod-top-picks'))).toMatchObject({
      name: 'InvalidInputException',
    })
    expect(await refusalOf(createSolution('a', 'next-best-action'))).toMatchObject({ status: 404 })
  })
})

describe('the solutions that the server starts with', () => {
  it('are trained on what is imported into its datasets, and their campaigns follow the latest version', async () => {
    const { datasetArns, campaignArns, recommenderArns } = local.server
    await importCsv(local, datasetArns.INTERACTIONS, interactionsCsv())
    const before = idsOf(await recommend({ campaignArn: campaignArns.userPersonalizationV2, userId: 'c0' }))
    expect(before.join()).not.toContain('x')
    const { solutions = [] } = await local.control.send(
      new control.ListSolutionsCommand({ datasetGroupArn: local.server.datasetGroupArn }),
    )
    const solution = solutions.find(({ recipeArn }) => recipeArn === recipe('user-personalization-v2'))
    expect(outcomeOf(await train(solution?.solutionArn ?? ''))).toBe('ACTIVE')

    const after = idsOf(await recommend({ campaignArn: campaignArns.userPersonalizationV2, userId: 'c0' }))
    expect(after.join()).toContain('x')
    const { recommenderArn } = { recommenderArn: recommenderArns.topPicks }
    await local.control.send(new control.UpdateRecommenderCommand({ recommenderArn, recommenderConfig: {} }))
    await settled(async () => {
      const { recommender } = await local.control.send(
        new control.DescribeRecommenderCommand({ recommenderArn }),
      )
      return recommender?.latestRecommenderUpdate
    })
    expect(idsOf(await recommend({ recommenderArn, userId: 'c0' })).join()).toContain('x')
  })
})

describe("recommenders of one's own", () => {
  it('train, stop, start and go', async () => {
    const films = await createCustomGroup(local, 'films', 'VIDEO_ON_DEMAND')
    await importAll(films)
    const create = (name: string, recipeName: string) =>
      local.control.send(
        new control.CreateRecommenderCommand({
          name,
          datasetGroupArn: films.datasetGroupArn,
          recipeArn: recipe(recipeName),
        }),
      )
    const { recommenderArn = '' } = await create('top', 'vod-top-picks')
    const described = () =>
      settled(
        async () =>
          (await local.control.send(new control.DescribeRecommenderCommand({ recommenderArn }))).recommender,
      )
    const recommender = await described()
    expect(recommender.failureReason).toBeUndefined()
    expect(recommender).toMatchObject({ status: 'ACTIVE', name: 'top' })
    expect(recommender.modelMetrics?.['coverage']).toBeGreaterThan(0)
    const items = idsOf(await recommend({ recommenderArn, userId: 'c0' }))
    expect(items[0]).toMatch(/^x/)
    expect(items).not.toContain('x0') // watched

    await local.control.send(new control.StopRecommenderCommand({ recommenderArn }))
    expect((await described()).status).toBe('INACTIVE')
    expect((await refusalOf(recommend({ recommenderArn, userId: 'c0' }))).message).toContain('INACTIVE')
    const again = local.control.send(new control.StopRecommenderCommand({ recommenderArn }))
    expect(await refusalOf(again)).toMatchObject({ name: 'ResourceInUseException', status: 409 })
    await local.control.send(new control.StartRecommenderCommand({ recommenderArn }))
    expect(idsOf(await recommend({ recommenderArn, userId: 'c0' }))).toEqual(items)

    expect(await refusalOf(create('bad', 'similar-items'))).toMatchObject({ name: 'InvalidInputException' })
    await local.control.send(new control.DeleteRecommenderCommand({ recommenderArn }))
    expect(await refusalOf(recommend({ recommenderArn, userId: 'c0' }))).toMatchObject({ status: 404 })
  })
})
