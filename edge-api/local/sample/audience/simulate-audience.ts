// A simulated audience of the sample catalog: nobody real, always labelled as simulated.
import { sampleCatalog } from '../catalog.ts'
import { seededRandom } from '../seeded.ts'
import { sampleAccounts } from './accounts.ts'
import { fame } from './fame.ts'
import { affinity, TASTES, type Taste } from './tastes.ts'
import { trend, visits } from './visits.ts'

export interface SimulatedInteraction {
  /** `sim-0001` and up; the first ones are the sample accounts. */
  userId: string
  itemId: string
  eventType: 'watch' | 'click' | 'like'
  timestampSeconds: number
  /** Share of the film that was played, 0..1; only for `watch`. */
  watchedRatio?: number
}

export interface SimulateAudienceOptions {
  seed: number
  /** Default 1200. */
  users?: number
  /** The end of the simulated history, which goes back about 400 days. */
  nowSeconds: number
}

/** Watches of a sample account: enough for a full genre chart, few enough to leave something to recommend. */
const ACCOUNT_WATCHES = 14
const FEWEST_WATCHES = 4
const MOST_WATCHES = 110

/**
 * What the simulated users clicked, watched and liked.
 * Order   by user, then by time. Same options, same interactions; a user's do not depend on how many users there are.
 */
export function* simulateAudience({
  seed,
  users = 1200,
  nowSeconds,
}: SimulateAudienceOptions): Generator<SimulatedInteraction> {
  for (let number = 1; number <= users; number++) {
    const random = seededRandom(seed * 100_003 + number)
    const account = sampleAccounts[number - 1]
    const main = TASTES.find(({ name }) => name === account?.taste) ?? pickTaste(random)
    const second = account ? main : pickTaste(random)
    const devotion = account ? 1.6 : 1
    const watches = account ? ACCOUNT_WATCHES : countOfWatches(random)
    const userId = `sim-${String(number).padStart(4, '0')}`
    yield* history({ userId, main, second, devotion, watches, nowSeconds, random })
  }
}

interface Viewer {
  userId: string
  main: Taste
  second: Taste
  /** How strongly the tastes decide, in relation to fame and chance. */
  devotion: number
  watches: number
  nowSeconds: number
  random: () => number
}

function history({
  userId,
  main,
  second,
  devotion,
  watches,
  nowSeconds,
  random,
}: Viewer): SimulatedInteraction[] {
  const mainShare = 0.6 + 0.3 * random()
  const wanted = sampleCatalog
    .map((film) => {
      const taste = mainShare * affinity(main, film) + (1 - mainShare) * affinity(second, film)
      const liking = devotion * taste + 0.6 * random()
      return { film, liking, key: liking + fame(film.itemId) + gumbel(random) }
    })
    .sort((a, b) => b.key - a.key)
  const times = visits(watches, nowSeconds, random)
  const interactions: SimulatedInteraction[] = []

  for (const [index, { film, liking }] of wanted.slice(0, Math.ceil(watches * 1.25)).entries()) {
    const clickedAt = whenChosen(film.itemId, times, nowSeconds, random)
    if (random() < 0.85) {
      interactions.push({ userId, itemId: film.itemId, eventType: 'click', timestampSeconds: clickedAt })
    }
    if (index >= watches) continue // looked at, not played
    const watchedRatio = random() < 0.12 + 0.1 / (1 + liking) ? 0.05 + 0.6 * random() : 0.82 + 0.18 * random()
    const playedAt = clickedAt + 20 + Math.floor(random() * 90)
    interactions.push({
      userId,
      itemId: film.itemId,
      eventType: 'watch',
      timestampSeconds: playedAt,
      watchedRatio: Math.round(watchedRatio * 100) / 100,
    })
    if (watchedRatio > 0.7 && random() < liking / 9) {
      const likedAt = playedAt + Math.ceil(film.runtimeMinutes * 60 * watchedRatio)
      interactions.push({
        userId,
        itemId: film.itemId,
        eventType: 'like',
        timestampSeconds: Math.min(likedAt, nowSeconds),
      })
    }
  }
  return interactions.sort((a, b) => a.timestampSeconds - b.timestampSeconds)
}

/** Adding Gumbel noise to log weights and keeping the largest draws without replacement (Yellott 1977). */
function gumbel(random: () => number): number {
  return -Math.log(-Math.log(random() + 1e-12))
}

/** Of a few visits the one in which the film was most talked about, so that films rise and fade. */
function whenChosen(itemId: string, times: number[], nowSeconds: number, random: () => number): number {
  let best = nowSeconds
  let bestTrend = -1
  for (let draw = 0; draw < 3; draw++) {
    const time = times[Math.floor(random() * times.length)] ?? nowSeconds
    const talk = trend(itemId, nowSeconds - time)
    if (talk > bestTrend) {
      best = time
      bestTrend = talk
    }
  }
  return Math.min(best + Math.floor(random() * 5400), nowSeconds - 7200)
}

/** Log-normal: most people watch about twenty films, a few watch a hundred. */
function countOfWatches(random: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return Math.min(MOST_WATCHES, Math.max(FEWEST_WATCHES, Math.round(22 * Math.exp(0.65 * normal))))
}

function pickTaste(random: () => number): Taste {
  const total = TASTES.reduce((sum, { share }) => sum + share, 0)
  let left = random() * total
  return TASTES.find(({ share }) => (left -= share) < 0) ?? (TASTES[0] as Taste)
}
