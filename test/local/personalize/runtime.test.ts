import {
  GetActionRecommendationsCommand,
  GetPersonalizedRankingCommand,
  GetRecommendationsCommand,
} from '@aws-sdk/client-personalize-runtime'
import type { GetRecommendationsCommandInput } from '@aws-sdk/client-personalize-runtime'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refusalOf, startLocal } from './start-local.ts'
import type { Local } from './start-local.ts'

let local: Local
beforeAll(async () => {
  local = await startLocal()
})
afterAll(() => local.stop())

const get = (input: GetRecommendationsCommandInput) =>
  local.runtime.send(new GetRecommendationsCommand(input))
const topPicks = (input: GetRecommendationsCommandInput) =>
  get({ recommenderArn: local.server.recommenderArns.topPicks, userId: 'c1', ...input })
const idsOf = (list: { itemId?: string | undefined }[] | undefined): string[] =>
  (list ?? []).map(({ itemId }) => itemId ?? '')

describe('GetRecommendations', () => {
  it('gives top picks of the taste of the user, best first, without what was watched', async () => {
    const { itemList, recommendationId } = await topPicks({ numResults: 10 })

    expect(idsOf(itemList)).toHaveLength(10)
    expect(idsOf(itemList).every((itemId) => itemId.startsWith('comedy'))).toBe(true)
    for (const watched of ['comedy1', 'comedy2', 'comedy3']) expect(idsOf(itemList)).not.toContain(watched)
    const scores = (itemList ?? []).map(({ score }) => score ?? NaN)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    expect(recommendationId).toMatch(/^RID-[0-9a-f-]{36}$/)
    expect(recommendationId?.length).toBe(40) // the most that PutEvents takes
  })

  it('gives scores that are a softmax over the catalog', async () => {
    const { campaignArns } = local.server
    const { itemList } = await get({
      campaignArn: campaignArns.userPersonalizationV2,
      userId: 'c1',
      numResults: 500,
    })

    const sum = (itemList ?? []).reduce((total, { score }) => total + (score ?? NaN), 0)
    expect(itemList).toHaveLength(31) // this recipe leaves nothing out
    expect(sum).toBeCloseTo(1, 10)
  })

  it('answers for every recommender, with a score only where Personalize has one', async () => {
    for (const [key, recommenderArn] of Object.entries(local.server.recommenderArns)) {
      const { itemList = [] } = await get({ recommenderArn, userId: 'c1', itemId: 'comedy5', numResults: 5 })

      expect(itemList, key).toHaveLength(5)
      expect(
        itemList.every(({ score }) => (score !== undefined) === (key === 'topPicks')),
        key,
      ).toBe(true)
    }
  })

  it('gives more like one item, without it and without what the user watched', async () => {
    const { itemList } = await get({
      recommenderArn: local.server.recommenderArns.moreLikeX,
      userId: 'c1',
      itemId: 'comedy5',
      numResults: 11,
    })

    expect(idsOf(itemList).every((itemId) => itemId.startsWith('comedy') || itemId === 'new')).toBe(true)
    for (const itemId of ['comedy5', 'comedy1']) expect(idsOf(itemList)).not.toContain(itemId)
  })

  it('gives an unknown user and an unknown item something popular', async () => {
    const { itemList: picks } = await topPicks({ userId: 'nobody', numResults: 5 })
    const { itemList: similar } = await get({
      campaignArn: local.server.campaignArns.similarItems,
      itemId: 'nothing',
      numResults: 5,
    })

    expect(picks).toHaveLength(5)
    expect(similar).toHaveLength(5)
  })

  it('gives 25 items unless told otherwise, and none for 0', async () => {
    expect((await topPicks({})).itemList).toHaveLength(25)
    expect((await topPicks({ numResults: 0 })).itemList).toHaveLength(0)
  })

  it('applies a filter with the values of the request', async () => {
    const { itemList } = await topPicks({
      filterArn: local.server.filterArns.genre,
      filterValues: { GENRES: '"Romance","Drama"' },
      numResults: 30,
    })

    const wanted = (itemId: string): boolean =>
      itemId.startsWith('drama') || Number(itemId.slice(6)) % 3 === 0
    expect(idsOf(itemList)).toHaveLength(15 + 4) // comedy3 has been watched
    expect(idsOf(itemList).every(wanted)).toBe(true)
  })

  it('gives the columns of items that are asked for', async () => {
    const { itemList } = await topPicks({ metadataColumns: { ITEMS: ['GENRES', 'price'] }, numResults: 30 })

    const comedy6 = itemList?.find(({ itemId }) => itemId === 'comedy6')
    expect(comedy6?.metadata).toEqual({ GENRES: 'Comedy|Romance', price: '6' })
  })

  it('promotes a share of the items, in order among themselves and filtered apart', async () => {
    const { campaignArns, filterArns } = local.server
    const ask = (promotions: GetRecommendationsCommandInput['promotions']) =>
      get({
        campaignArn: campaignArns.userPersonalizationV2,
        userId: 'c1',
        numResults: 10,
        filterArn: filterArns.genre,
        filterValues: { GENRES: '"Comedy"' },
        promotions,
      })
    const { itemList: plain = [] } = await ask(undefined)
    const { itemList = [] } = await ask([
      {
        name: 'dramas',
        percentPromotedItems: 30,
        filterArn: filterArns.genre,
        filterValues: { GENRES: '"Drama"' },
      },
    ])

    const promoted = itemList.filter(({ promotionName }) => promotionName === 'dramas')
    const others = itemList.filter(({ promotionName }) => promotionName === undefined)
    expect(idsOf(promoted).map((itemId) => itemId.slice(0, 5))).toEqual(['drama', 'drama', 'drama'])
    expect(promoted.map(({ reason }) => reason)).toEqual([
      ['Promoted item'],
      ['Promoted item'],
      ['Promoted item'],
    ])
    const scores = promoted.map(({ score }) => score ?? NaN)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    expect(idsOf(others)).toEqual(idsOf(plain).slice(0, 7))
  })

  it('refuses with the name and status that Personalize has', async () => {
    const { recommenderArns, campaignArns, filterArns } = local.server
    const account = 'arn:aws:personalize:us-east-1:000000000000'
    const genre = filterArns.genre
    const cases: [GetRecommendationsCommandInput, string, number][] = [
      [{}, 'InvalidInputException', 400],
      [
        { recommenderArn: recommenderArns.topPicks, campaignArn: campaignArns.sims, userId: 'c1' },
        'InvalidInputException',
        400,
      ],
      [{ recommenderArn: `${account}:recommender/none`, userId: 'c1' }, 'ResourceNotFoundException', 404],
      [{ campaignArn: `${account}:campaign/none`, userId: 'c1' }, 'ResourceNotFoundException', 404],
      [{ campaignArn: 'no arn', userId: 'c1' }, 'InvalidInputException', 400],
      [{ recommenderArn: recommenderArns.topPicks }, 'InvalidInputException', 400],
      [{ recommenderArn: recommenderArns.mostPopular }, 'InvalidInputException', 400],
      [{ recommenderArn: recommenderArns.moreLikeX, itemId: 'comedy1' }, 'InvalidInputException', 400],
      [{ recommenderArn: recommenderArns.becauseYouWatchedX, userId: 'c1' }, 'InvalidInputException', 400],
      [{ campaignArn: campaignArns.sims, userId: 'c1' }, 'InvalidInputException', 400],
      [{ campaignArn: campaignArns.personalizedRankingV2, userId: 'c1' }, 'InvalidInputException', 400],
      [
        { recommenderArn: recommenderArns.topPicks, userId: 'c1', numResults: 501 },
        'InvalidInputException',
        400,
      ],
      [
        { recommenderArn: recommenderArns.topPicks, userId: 'c1', numResults: -1 },
        'InvalidInputException',
        400,
      ],
      [{ recommenderArn: recommenderArns.topPicks, userId: 'x'.repeat(257) }, 'InvalidInputException', 400],
      [
        {
          recommenderArn: recommenderArns.topPicks,
          userId: 'c1',
          numResults: 51,
          metadataColumns: { ITEMS: ['GENRES'] },
        },
        'InvalidInputException',
        400,
      ],
      [
        { recommenderArn: recommenderArns.topPicks, userId: 'c1', metadataColumns: { ITEMS: ['NONE'] } },
        'InvalidInputException',
        400,
      ],
      [
        { recommenderArn: recommenderArns.topPicks, userId: 'c1', metadataColumns: { USERS: ['A'] } },
        'InvalidInputException',
        400,
      ],
      [
        { recommenderArn: recommenderArns.topPicks, userId: 'c1', filterArn: `${account}:filter/none` },
        'ResourceNotFoundException',
        404,
      ],
      [
        { recommenderArn: recommenderArns.topPicks, userId: 'c1', filterArn: genre },
        'InvalidInputException',
        400,
      ],
      [
        {
          recommenderArn: recommenderArns.topPicks,
          userId: 'c1',
          filterArn: genre,
          filterValues: { GENRES: 'Comedy' },
        },
        'InvalidInputException',
        400,
      ],
      [
        { recommenderArn: recommenderArns.trendingNow, filterArn: filterArns.excludeWatched },
        'InvalidInputException',
        400,
      ],
      [
        {
          recommenderArn: recommenderArns.topPicks,
          userId: 'c1',
          promotions: [{ percentPromotedItems: 101, filterArn: genre }],
        },
        'InvalidInputException',
        400,
      ],
      [
        { recommenderArn: recommenderArns.topPicks, userId: 'c1', context: { 'no key': 'x' } },
        'InvalidInputException',
        400,
      ],
    ]
    for (const [input, name, status] of cases) {
      expect(await refusalOf(get(input)), JSON.stringify(input)).toMatchObject({ name, status })
    }
  })
})

describe('GetPersonalizedRanking', () => {
  const rank = (inputList: string[], more = {}) =>
    local.runtime.send(
      new GetPersonalizedRankingCommand({
        campaignArn: local.server.campaignArns.personalizedRankingV2,
        userId: 'c1',
        inputList,
        ...more,
      }),
    )

  it('orders the list for the user; what was never watched, then what is unknown, comes last without a score', async () => {
    const { personalizedRanking = [] } = await rank(['nothing', 'new', 'drama5', 'comedy5', 'comedy5'])

    expect(idsOf(personalizedRanking)).toEqual(['comedy5', 'drama5', 'new', 'nothing'])
    const scores = personalizedRanking.map(({ score }) => score)
    expect((scores[0] ?? 0) + (scores[1] ?? 0)).toBeCloseTo(1, 10)
    expect(scores.slice(2)).toEqual([undefined, undefined])
  })

  it('leaves out what the filter refuses', async () => {
    const { personalizedRanking } = await rank(['drama5', 'comedy5'], {
      filterArn: local.server.filterArns.genre,
      filterValues: { GENRES: '"Drama"' },
    })

    expect(idsOf(personalizedRanking)).toEqual(['drama5'])
  })

  it('refuses a list that is too long, and a campaign that does not rank', async () => {
    const tooLong = Array.from({ length: 501 }, (_, index) => String(index))
    expect(await refusalOf(rank(tooLong))).toMatchObject({ name: 'InvalidInputException' })
    const { sims } = local.server.campaignArns
    expect(await refusalOf(rank(['new'], { campaignArn: sims }))).toMatchObject({
      name: 'InvalidInputException',
    })
  })
})

it('has no campaign of actions', async () => {
  const { campaignArns } = local.server
  const call = local.runtime.send(
    new GetActionRecommendationsCommand({ campaignArn: campaignArns.userPersonalizationV2, userId: 'c1' }),
  )
  expect(await refusalOf(call)).toMatchObject({ name: 'ResourceNotFoundException', status: 404 })
})
