// What to ask the recommender for one slate. Slates with the same ask share one answer.

import type { SlateExplanation, SlateKind } from '../../contract/types.ts'
import type {
  Recommendations,
  Recommender,
  RecommenderMethod,
  RequestContext,
} from '../../ports/recommender.ts'

export interface Ask {
  method: 'top-picks' | 'because-you-watched' | 'similar' | 'trending' | 'popular'
  userId: string
  itemId?: string
  genre?: string
  /** May change the answer, but not whose it is: no part of the key. */
  context?: RequestContext
}

/** `recommendations` are what follows the top picks in the same ranking, so both ask the same. */
export function toMethod(kind: SlateKind): Ask['method'] {
  return kind === 'recommendations' ? 'top-picks' : kind
}

/** Whether the answer is the same for everybody, so that it is asked as the one reserved user. */
export function isPublic(kind: SlateKind): boolean {
  return kind === 'similar' || kind === 'trending' || kind === 'popular'
}

export function toAskKey({ method, userId, itemId = '', genre = '' }: Ask): string {
  return JSON.stringify([userId, method, itemId, genre])
}

/** Whether a key, or what begins with one, is of something asked for this user. */
export function isAskOf(key: string, userId: string): boolean {
  return key.startsWith(`[${JSON.stringify(userId)},`)
}

const METHODS: Record<Ask['method'], RecommenderMethod> = {
  'top-picks': 'getTopPicks',
  'because-you-watched': 'getBecauseYouWatched',
  similar: 'getSimilarItems',
  trending: 'getTrendingItems',
  popular: 'getPopularItems',
}

export type AskDescription = Pick<
  SlateExplanation,
  'recommender' | 'filter' | 'promotion' | 'ranking' | 'context'
>

export const NOTHING_ASKED: AskDescription = {
  recommender: null,
  filter: null,
  promotion: null,
  ranking: null,
  context: { known: {}, told: {} },
}

/** What the recommender is asked, in its own words. */
export function describeAsk(
  recommender: Recommender,
  { method, genre, context }: Pick<Ask, 'method' | 'genre' | 'context'>,
): AskDescription {
  const request = {
    ...(genre === undefined ? {} : { genre }),
    ...(context === undefined ? {} : { context }),
  }
  const described = recommender.describe?.(METHODS[method], request)
  if (described === undefined) return NOTHING_ASKED
  const { context: told, ...question } = described
  return { ...question, context: { known: { ...context }, told: { ...told } } }
}

export function askRecommender(
  recommender: Recommender,
  { method, userId, itemId, genre, context }: Ask,
  numResults: number,
  signal: AbortSignal,
): Promise<Recommendations> {
  const request = {
    userId,
    numResults,
    signal,
    ...(genre === undefined ? {} : { genre }),
    ...(context === undefined ? {} : { context }),
  }
  switch (method) {
    case 'top-picks':
      return recommender.getTopPicks(request)
    case 'trending':
      return recommender.getTrendingItems(request)
    case 'popular':
      return recommender.getPopularItems(request)
    case 'similar':
      return recommender.getSimilarItems({ ...request, itemId: itemId ?? '' })
    case 'because-you-watched':
      return recommender.getBecauseYouWatched({ ...request, itemId: itemId ?? '' })
  }
}
