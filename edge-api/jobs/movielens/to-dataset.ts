// A MovieLens release as a data set: ratings become the watches and clicks that a streaming site would have seen.

import type { Dataset, DatasetInteraction, DatasetItem } from '../dataset.ts'
import type { MovieLens, MovieLensRating } from './movielens.ts'

/**
 * A rating above 3 is a watch and a click, one above 1 a click, as the samples of Amazon Personalize have it:
 * https://github.com/aws-samples/amazon-personalize-samples
 */
const WATCH_ABOVE = 3
const CLICK_ABOVE = 1

/** Order: interactions in the order of the ratings, a watch before its click. */
export function toDataset({ name, ratings, movies, links, malformed }: MovieLens): Dataset {
  const averages = averageRatings(ratings)
  const interactions: DatasetInteraction[] = []
  let tooLow = 0
  for (const { userId, movieId, rating, timestampSeconds } of ratings) {
    const common = { userId, itemId: movieId, timestampSeconds, rating }
    if (rating > WATCH_ABOVE) interactions.push({ ...common, eventType: 'watch' })
    if (rating > CLICK_ABOVE) interactions.push({ ...common, eventType: 'click' })
    else tooLow += 1
  }
  return {
    label: name,
    simulated: false,
    valueMeaning: 'rating',
    items: movies.map(({ movieId, ...movie }): DatasetItem => {
      const rating = averages.get(movieId)
      return { itemId: movieId, ...movie, ...(rating && { rating }) }
    }),
    interactions,
    mappings: links.flatMap(({ movieId, tmdbId }) =>
      tmdbId === undefined ? [] : [{ itemId: movieId, tmdbId }],
    ),
    leftOut: {
      'malformed line': malformed,
      'rating of 1 or less': tooLow,
      'link without a TMDB id': links.filter(({ tmdbId }) => tmdbId === undefined).length,
    },
  }
}

/** Of 0..10, with one decimal: MovieLens' five stars times two. */
function averageRatings(
  ratings: readonly MovieLensRating[],
): Map<string, { average: number; count: number }> {
  const tallies = new Map<string, { sum: number; count: number }>()
  for (const { movieId, rating } of ratings) {
    const tally = tallies.get(movieId) ?? { sum: 0, count: 0 }
    tally.sum += rating
    tally.count += 1
    tallies.set(movieId, tally)
  }
  return new Map(
    [...tallies].map(([movieId, { sum, count }]) => [
      movieId,
      { average: Math.round((sum / count) * 20) / 10, count },
    ]),
  )
}
