// The sample as one value that the import job takes: its `Dataset` interface is met by shape alone.
import { sampleAccounts } from './audience/accounts.ts'
import { simulateAudience, type SimulatedInteraction } from './audience/simulate-audience.ts'
import { sampleCatalog } from './catalog.ts'
import type { SampleFilm } from './catalog/film.ts'
import { posterColor } from './posters/draw-poster.ts'

const WEEK_SECONDS = 7 * 86_400
/** Changing it changes every simulated user. */
const SEED = 20
const WATCHED_RATIO = 0.7

export interface SampleItem extends SampleFilm {
  rating: { average: number; count: number }
  color: string
}

export interface SampleDataset {
  label: string
  simulated: true
  valueMeaning: 'watched-ratio'
  items: SampleItem[]
  interactions: SimulatedInteraction[]
  mappings: { itemId: string; tmdbId: string }[]
  profileUserIds: string[]
  leftOut: Record<string, number>
}

/**
 * The sample catalog with its simulated audience.
 * Units   nowSeconds: seconds since the Unix epoch, rounded down to the week, so that starting again on the same day
 *         is the same data and needs no new training, and a start next month still has a recent audience.
 */
export function sampleDataset({ nowSeconds }: { nowSeconds: number }): SampleDataset {
  const interactions = [
    ...simulateAudience({ seed: SEED, nowSeconds: nowSeconds - (nowSeconds % WEEK_SECONDS) }),
  ]
  const ratings = ratingsOf(interactions)
  return {
    label: 'sample',
    simulated: true,
    valueMeaning: 'watched-ratio',
    items: sampleCatalog.map((film) => ({ ...film, rating: ratings(film.itemId), color: posterColor(film) })),
    interactions,
    mappings: sampleCatalog.map(({ itemId }) => ({ itemId, tmdbId: itemId })),
    profileUserIds: sampleAccounts.map(({ userId }) => userId),
    leftOut: {},
  }
}

/** What the audience thinks of a film, 0..10: 6 for playing it to the end, more for likes, pulled to the mean by 20 votes. */
function ratingsOf(interactions: readonly SimulatedInteraction[]): (itemId: string) => SampleItem['rating'] {
  const tallies = new Map<string, { watches: number; points: number }>()
  for (const { itemId, eventType, watchedRatio = 0 } of interactions) {
    const tally = tallies.get(itemId) ?? { watches: 0, points: 0 }
    if (eventType === 'watch') {
      tally.watches += 1
      tally.points += watchedRatio >= WATCHED_RATIO ? 7.2 : 3.5
    } else if (eventType === 'like') tally.points += 4.5
    tallies.set(itemId, tally)
  }
  const all = [...tallies.values()]
  const mean =
    all.reduce((sum, { points }) => sum + points, 0) /
    Math.max(
      1,
      all.reduce((sum, { watches }) => sum + watches, 0),
    )
  return (itemId) => {
    const { watches, points } = tallies.get(itemId) ?? { watches: 0, points: 0 }
    return {
      average: Math.min(10, Math.round(((points + 20 * mean) / (watches + 20)) * 10) / 10),
      count: watches,
    }
  }
}
