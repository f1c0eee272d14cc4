// Personalize's offline metrics of one data set, for GetSolutionMetrics.
// https://docs.aws.amazon.com/personalize/latest/dg/working-with-training-metrics.html
import {
  coverageAt,
  ndcgAt,
  popularItems,
  precisionAt,
  recommendItems,
  reciprocalRankAt,
  similarItems,
  toRankedHits,
  trainModel,
  trendingItems,
} from '../../../engine/index.ts'
import type { HistoryEntry, Interaction, ItemMetadata, Model } from '../../../engine/index.ts'
import type { Strategy } from '../resources/recipes.ts'

/** Metric name, as on the wire, to value. */
export type Metrics = Record<string, number>
export type MetricsByStrategy = Record<Strategy, Metrics>

/** Every tenth user is kept from training and asked for. */
const TEST_SHARE = 10
/** More test users than this change no digit that matters. */
const MAX_TEST_USERS = 2000
/** The newest tenth of a test user's interactions is what must be found. */
const TARGET_SHARE = 0.1
const K = 25

interface TestCase {
  history: readonly HistoryEntry[]
  targets: ReadonlySet<string>
}

/**
 * Trains without a tenth of the users, then asks for each of them with the oldest nine tenths of their history.
 * Shape   interactions: the rows of one user side by side, the oldest first.
 * Cost    one more training.
 */
export function measure(
  interactions: readonly Interaction[],
  items: readonly ItemMetadata[],
  trainedAtSeconds: number,
): MetricsByStrategy {
  const users = groupByUser(interactions)
  const isTest = (index: number): boolean => index % TEST_SHARE === TEST_SHARE - 1
  const model = trainModel(users.filter((_, index) => !isTest(index)).flat(), items, { trainedAtSeconds })
  const cases = users
    .filter((_, index) => isTest(index))
    .slice(0, MAX_TEST_USERS)
    .map(toTestCase)
    .filter(({ history, targets }) => history.length > 0 && targets.size > 0)
  const personal = measureLists(model, cases, ({ history }) =>
    recommendItems(model, history, { numResults: K }),
  )
  return {
    personal,
    ranking: personal,
    similar: measureLists(model, cases, ({ history }) => {
      return similarItems(model, history.at(-1)?.itemId ?? '', { numResults: K })
    }),
    popular: measureLists(model, cases, () => popularItems(model, { numResults: K })),
    trending: measureLists(model, cases, () => trendingItems(model, { numResults: K })),
  }
}

function groupByUser(interactions: readonly Interaction[]): Interaction[][] {
  const groups: Interaction[][] = []
  for (const interaction of interactions) {
    const group = groups.at(-1)
    if (group?.[0]?.userId === interaction.userId) group.push(interaction)
    else groups.push([interaction])
  }
  return groups
}

function toTestCase(interactions: readonly Interaction[]): TestCase {
  const targetCount = Math.max(1, Math.floor(interactions.length * TARGET_SHARE))
  const history = interactions.slice(0, -targetCount)
  const known = new Set(history.map(({ itemId }) => itemId))
  const targets = interactions.slice(-targetCount).map(({ itemId }) => itemId)
  return { history, targets: new Set(targets.filter((itemId) => !known.has(itemId))) }
}

function measureLists(
  model: Model,
  cases: readonly TestCase[],
  recommend: (testCase: TestCase) => { itemId: string }[],
): Metrics {
  const lists = cases.map((testCase) => recommend(testCase).map(({ itemId }) => itemId))
  const ranked = lists.map((list, index) => toRankedHits(list, cases[index]?.targets ?? new Set()))
  const mean = (metric: (index: (typeof ranked)[number]) => number): number =>
    ranked.reduce((sum, hits) => sum + metric(hits), 0) / Math.max(1, ranked.length)
  return {
    coverage: coverageAt(lists, new Set(model.itemIds), K),
    [`mean_reciprocal_rank_at_${K}`]: mean((hits) => reciprocalRankAt(hits, K)),
    ...Object.fromEntries(
      [5, 10, K].flatMap((k) => [
        [`normalized_discounted_cumulative_gain_at_${k}`, mean((hits) => ndcgAt(hits, k))],
        [`precision_at_${k}`, mean((hits) => precisionAt(hits, k))],
      ]),
    ),
  }
}
