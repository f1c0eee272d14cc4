// A site in batch mode has nothing that answers live: slates come from the lower rungs, at no hourly cost.

import { RecommenderUnavailable } from '../../ports/recommender.ts'
import type { Recommender } from '../../ports/recommender.ts'

export function noRecommender(): Recommender {
  const refuse = async (): Promise<never> => {
    throw new RecommenderUnavailable('No recommender or campaign is deployed; serve a lower rung')
  }
  return {
    getTopPicks: refuse,
    getSimilarItems: refuse,
    getBecauseYouWatched: refuse,
    getPopularItems: refuse,
    getTrendingItems: refuse,
  }
}
