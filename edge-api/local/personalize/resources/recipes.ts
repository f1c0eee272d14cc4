// What each recipe needs in a request and gives in an answer.
// https://docs.aws.amazon.com/personalize/latest/dg/working-with-predefined-recipes.html and domain-use-cases.html

/** How the engine answers for a recipe. */
export type Strategy = 'personal' | 'similar' | 'popular' | 'trending' | 'ranking'

export interface Recipe {
  /** Last part of the ARN, without the `aws-` prefix. */
  name: string
  domain: 'VIDEO_ON_DEMAND' | undefined
  type: 'USER_PERSONALIZATION' | 'RELATED_ITEMS' | 'PERSONALIZED_RANKING'
  strategy: Strategy
  needsUser: boolean
  needsItem: boolean
  /** Whether answers carry a `score`: a softmax over the catalog, or over inputList. */
  hasScores: boolean
  /** Whether the user's watched items are left out unasked. */
  leavesOutWatched: boolean
  /** Whether it is trained on at least 1,000 Watch events, rather than on so many of any type. */
  needsWatches: boolean
  /** Whether answers may carry a `reason`. */
  hasReasons: boolean
  description: string
}

type RecipeTraits = Pick<Recipe, 'name' | 'type' | 'strategy' | 'description'> & Partial<Recipe>

function recipe(traits: RecipeTraits): Recipe {
  return {
    domain: undefined,
    needsUser: false,
    needsItem: false,
    hasScores: false,
    leavesOutWatched: false,
    needsWatches: false,
    hasReasons: false,
    ...traits,
  }
}

const VOD = { domain: 'VIDEO_ON_DEMAND' } as const

export const RECIPES = {
  topPicks: recipe({
    ...VOD,
    name: 'vod-top-picks',
    type: 'USER_PERSONALIZATION',
    strategy: 'personal',
    needsUser: true,
    hasScores: true,
    leavesOutWatched: true,
    description: 'Personalized picks for one user.',
  }),
  moreLikeX: recipe({
    ...VOD,
    name: 'vod-more-like-x',
    type: 'RELATED_ITEMS',
    strategy: 'similar',
    needsUser: true,
    needsItem: true,
    leavesOutWatched: true,
    description: 'Items similar to one item.',
  }),
  becauseYouWatchedX: recipe({
    ...VOD,
    name: 'vod-because-you-watched-x',
    type: 'RELATED_ITEMS',
    strategy: 'similar',
    needsUser: true,
    needsItem: true,
    leavesOutWatched: true,
    needsWatches: true,
    description: 'Items that others watched who watched one item.',
  }),
  mostPopular: recipe({
    ...VOD,
    name: 'vod-most-popular',
    type: 'USER_PERSONALIZATION',
    strategy: 'popular',
    needsUser: true, // although its list is the same for everyone
    needsWatches: true,
    description: 'Items that most users watched.',
  }),
  trendingNow: recipe({
    ...VOD,
    name: 'vod-trending-now',
    type: 'USER_PERSONALIZATION',
    strategy: 'trending',
    description: 'Items whose interactions grow fastest.',
  }),
  userPersonalizationV2: recipe({
    name: 'user-personalization-v2',
    type: 'USER_PERSONALIZATION',
    strategy: 'personal',
    needsUser: true,
    hasScores: true,
    hasReasons: true,
    description: 'Personalized recommendations for one user.',
  }),
  userPersonalization: recipe({
    name: 'user-personalization',
    type: 'USER_PERSONALIZATION',
    strategy: 'personal',
    needsUser: true,
    hasScores: true,
    description: 'Personalized recommendations for one user, the older recipe.',
  }),
  personalizedRankingV2: recipe({
    name: 'personalized-ranking-v2',
    type: 'PERSONALIZED_RANKING',
    strategy: 'ranking',
    needsUser: true,
    hasScores: true,
    description: 'A given list in the order of one user.',
  }),
  personalizedRanking: recipe({
    name: 'personalized-ranking',
    type: 'PERSONALIZED_RANKING',
    strategy: 'ranking',
    needsUser: true,
    hasScores: true,
    description: 'A given list in the order of one user, the older recipe.',
  }),
  similarItems: recipe({
    name: 'similar-items',
    type: 'RELATED_ITEMS',
    strategy: 'similar',
    needsItem: true,
    description: 'Items similar to one item, by interactions and metadata.',
  }),
  sims: recipe({
    name: 'sims',
    type: 'RELATED_ITEMS',
    strategy: 'similar',
    needsItem: true,
    description: 'Items that occur together with one item.',
  }),
  popularityCount: recipe({
    name: 'popularity-count',
    type: 'USER_PERSONALIZATION',
    strategy: 'popular',
    needsUser: true,
    description: 'Items by the number of their users.',
  }),
  trendingNowCustom: recipe({
    name: 'trending-now',
    type: 'USER_PERSONALIZATION',
    strategy: 'trending',
    description: 'Items whose interactions grow fastest, in a group without a domain.',
  }),
} as const satisfies Record<string, Recipe>

export type RecipeKey = keyof typeof RECIPES

const DOMAIN_KEYS = ['topPicks', 'moreLikeX', 'becauseYouWatchedX', 'mostPopular', 'trendingNow'] as const
const CUSTOM_KEYS = [
  'userPersonalizationV2',
  'personalizedRankingV2',
  'similarItems',
  'sims',
  'popularityCount',
] as const satisfies readonly RecipeKey[]

export type RecommenderKey = (typeof DOMAIN_KEYS)[number]
export type CampaignKey = (typeof CUSTOM_KEYS)[number]
export { CUSTOM_KEYS, DOMAIN_KEYS }

export function recipeArn({ name }: Recipe): string {
  return `arn:aws:personalize:::recipe/aws-${name}`
}

const BY_ARN: ReadonlyMap<string, Recipe> = new Map(
  Object.values(RECIPES).map((one: Recipe) => [recipeArn(one), one]),
)

export function recipeByArn(arn: string): Recipe | undefined {
  return BY_ARN.get(arn)
}
