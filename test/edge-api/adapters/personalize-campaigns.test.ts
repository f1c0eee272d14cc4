// Custom solutions by the same adapter: campaigns, a ranking, context, promotions and metadata, at the local server.

import * as control from '@aws-sdk/client-personalize'
import { PersonalizeRuntimeClient } from '@aws-sdk/client-personalize-runtime'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personalizeRecommender } from '../../../edge-api/adapters/personalize/recommender.ts'
import type { PersonalizeRecommenderOptions } from '../../../edge-api/adapters/personalize/recommender.ts'
import type { Recommender } from '../../../edge-api/ports/recommender.ts'
import {
  createCustomGroup,
  importCsv,
  interactionsCsv,
  itemsCsv,
  settled,
  usersCsv,
} from '../../local/personalize/custom-group.ts'
import { startLocal } from '../../local/personalize/start-local.ts'
import type { Local } from '../../local/personalize/start-local.ts'

let local: Local
let arns: { user: string; similar: string; ranking: string; popular: string; shorts: string }
/** What went over the wire, by path. */
const sent: { path: string; body: Record<string, unknown> }[] = []

beforeAll(async () => {
  local = await startLocal()
  const { datasetGroupArn, datasetArns } = await createCustomGroup(local, 'shop')
  await importCsv(local, datasetArns.Interactions, interactionsCsv())
  await importCsv(local, datasetArns.Items, itemsCsv())
  await importCsv(local, datasetArns.Users, usersCsv())
  const deploy = async (name: string, recipe: string): Promise<string> => {
    const { solutionArn } = await local.control.send(
      new control.CreateSolutionCommand({
        name,
        datasetGroupArn,
        recipeArn: `arn:aws:personalize:::recipe/aws-${recipe}`,
      }),
    )
    const { solutionVersionArn } = await local.control.send(
      new control.CreateSolutionVersionCommand({ solutionArn }),
    )
    await settled(
      async () =>
        (await local.control.send(new control.DescribeSolutionVersionCommand({ solutionVersionArn })))
          .solutionVersion,
    )
    const { campaignArn = '' } = await local.control.send(
      new control.CreateCampaignCommand({
        name,
        solutionVersionArn,
        campaignConfig: { enableMetadataWithRecommendations: true },
      }),
    )
    await settled(
      async () => (await local.control.send(new control.DescribeCampaignCommand({ campaignArn }))).campaign,
    )
    return campaignArn
  }
  const { filterArn: shorts = '' } = await local.control.send(
    new control.CreateFilterCommand({
      name: 'shorts',
      datasetGroupArn,
      filterExpression: 'INCLUDE ItemID WHERE Items.GENRES IN ("Short")',
    }),
  )
  await settled(
    async () => (await local.control.send(new control.DescribeFilterCommand({ filterArn: shorts }))).filter,
  )
  arns = {
    user: await deploy('user', 'user-personalization-v2'),
    similar: await deploy('similar', 'similar-items'),
    ranking: await deploy('ranking', 'personalized-ranking-v2'),
    popular: await deploy('popular', 'popularity-count'),
    shorts,
  }
})
afterAll(() => local.stop())

function recommender(more: Partial<PersonalizeRecommenderOptions> = {}): Recommender {
  const client = new PersonalizeRuntimeClient({
    endpoint: local.server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  })
  client.middlewareStack.add(
    (next) => (step) => {
      const { path, body } = step.request as { path: string; body: string }
      sent.push({ path, body: JSON.parse(body) as Record<string, unknown> })
      return next(step)
    },
    { step: 'build', priority: 'low' },
  )
  sent.length = 0
  return personalizeRecommender({
    client,
    recommenderArns: {
      topPicks: arns.user,
      moreLikeX: arns.similar,
      becauseYouWatchedX: arns.similar,
      mostPopular: arns.popular,
      trendingNow: arns.popular,
    },
    ...more,
  })
}

const toIds = (items: readonly { itemId: string }[]) => items.map(({ itemId }) => itemId)

describe('campaigns of custom solutions', () => {
  it('recommend to a user, find similar items and say what is popular', async () => {
    const ask = recommender()

    const [picks, similar, popular] = await Promise.all([
      ask.getTopPicks({ userId: 'c0', numResults: 10 }),
      ask.getSimilarItems({ userId: 'c0', itemId: 'x3', numResults: 10 }),
      ask.getPopularItems({ userId: 'c0', numResults: 10 }),
    ])

    // c0 has seen three of the items that users of its taste watch.
    expect(toIds(picks.items).filter((id) => id.startsWith('x')).length).to.be.at.least(8)
    expect(similar.items.every(({ score }) => score === undefined)).to.equal(true)
    expect(toIds(similar.items)).not.to.include('x3')
    expect(popular.items).to.have.length(10)
    for (const { recommendationId } of [picks, similar, popular])
      expect(recommendationId).to.have.length.within(1, 40)
  })

  it('put what goes with a watched title in the order of whoever asks, by a ranking', async () => {
    const request = { itemId: 'x3', numResults: 20 }
    const ask = recommender({ rankingArn: arns.ranking })

    const ranked = await ask.getBecauseYouWatched({ ...request, userId: 'd1' })

    const similar = await recommender().getBecauseYouWatched({ ...request, userId: 'd1' })
    expect(toIds(ranked.items).sort()).to.deep.equal(toIds(similar.items).sort())
    const scores = ranked.items.flatMap(({ score }) => (score === undefined ? [] : [score]))
    expect(scores).to.deep.equal([...scores].sort((a, b) => b - a))
    expect(scores.length).to.be.above(0)
  })

  it('keep the order of similar items when the ranking fails', async () => {
    const ask = recommender({ rankingArn: arns.ranking.replace(/ranking$/, 'gone') })

    const { items } = await ask.getBecauseYouWatched({ itemId: 'x3', userId: 'c0', numResults: 10 })

    expect(sent.map(({ path }) => path)).to.deep.equal(['/recommendations', '/personalize-ranking'])
    expect(items).to.have.length(10)
  })

  it('are told the facts of a request that the schema has columns for, and no others', async () => {
    const context = { device: 'tv', daypart: 'evening', locale: 'de' } as const
    const ask = recommender({ contextColumns: ['DEVICE', 'LOCALE'] })

    await ask.getTopPicks({ userId: 'c0', numResults: 5, context }).catch(() => undefined)

    expect(sent[0]?.body['context']).to.deep.equal({ DEVICE: 'tv', LOCALE: 'de' })
    const without = recommender()
    await without.getTopPicks({ userId: 'c0', numResults: 5, context })
    expect(sent[0]?.body['context']).to.equal(undefined)
  })

  it('promote what the filter includes, and say which items are promoted', async () => {
    const ask = recommender({ promotion: { filterArn: arns.shorts, percent: 30 } })

    const { items } = await ask.getTopPicks({ userId: 'd1', numResults: 10 })

    const promoted = items.filter((item) => item.promoted === true)
    expect(promoted).to.have.length(3)
    for (const { itemId } of promoted) expect(Number(itemId.slice(1)) % 5).to.equal(0)
  })

  it('send metadata along, of 50 items at most', async () => {
    const ask = recommender({ metadataColumns: ['GENRES'] })

    const { items } = await ask.getTopPicks({ userId: 'd1', numResults: 200 })

    expect(sent[0]?.body).to.include({ numResults: 50 })
    expect(items[0]?.metadata).to.deep.equal({ genres: ['Drama'] })
  })

  it('are not made with an ARN that cannot be one', () => {
    expect(() => recommender({ rankingArn: 'ranking' })).to.throw(RangeError)
    expect(() => recommender({ promotion: { filterArn: 'x', percent: 5 } })).to.throw(RangeError)
  })
})
