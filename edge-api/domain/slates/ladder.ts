// The fallback ladder: live, last good, batch, popular by genre, static. It always gives an answer and says which rung it is
// from. In batch mode it begins at the batch: there is no live recommender then.

import { createLru } from '../../cache/lru.ts'
import type { SlateExplanation, SlateSource } from '../../contract/types.ts'
import type { Catalog } from '../../ports/catalog.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import type { Clock } from '../../ports/ports.ts'
import type { RecommendedItem, Recommender } from '../../ports/recommender.ts'
import type { Note } from '../../ports/telemetry.ts'
import { createBreaker } from '../breaker.ts'
import type { Breaker } from '../breaker.ts'
import { within, withinOrAborted } from '../deadline.ts'
import { mayHold, type Erasures } from '../subjects/tombstones.ts'
import type { Trace } from '../trace.ts'
import { askRecommender, describeAsk, isAskOf, toAskKey } from './ask.ts'
import type { Ask, AskDescription } from './ask.ts'
import { createBatchSlates } from './batch-slates.ts'
import { MAX_RESULTS } from './cursor.ts'
import { createLastGoodLists } from './last-good.ts'
import { createPopularFallback } from './popular-fallback.ts'
import { createRecommendationId } from './recommendation-id.ts'

export interface Answer {
  recommendationId: string
  items: RecommendedItem[]
  source: SlateSource
  /** Whether asking for more could give more. */
  complete: boolean
  /** Of a batch. */
  model?: string
  /** How it was come by, for `debug`. */
  trail: Trail
}

export interface Trail extends Pick<SlateExplanation, 'cache' | 'rungs'> {
  describeAsk: () => AskDescription
}

export interface LadderSettings {
  /** How long one answer of the recommender may take. */
  recommenderTimeoutMs: number
  /** How long a lower rung may read the store. */
  profileTimeoutMs: number
  /** How long an answer made for everybody is given again without asking. */
  publicAnswerSeconds: number
  publicUserId: string
  /** `batch`: no recommender is asked. Default `live`. */
  mode?: 'live' | 'batch'
}

export interface Ladder {
  /** An answer with up to numResults items, from the highest rung that gives one. Never throws. */
  getAnswer(ask: Ask, numResults: number, options: { trace: Trace; remainingMs: number }): Promise<Answer>
  /** The answer with this id, if it is still held. */
  getHeld(ask: Ask, recommendationId: string): Answer | undefined
  /** Lets go of every list that was made for this user. */
  forget(userId: string): void
}

const NOTE_OF: Readonly<Record<SlateSource, Note>> = {
  live: 'SlatesLive',
  stale: 'SlatesStale',
  batch: 'SlatesBatch',
  popular: 'SlatesPopular',
  static: 'SlatesStatic',
}

/** Answers are held by what they weigh: this many items are about 30 MB. */
const MAX_HELD_ITEMS = 300_000

/** What a rung gives. */
type Found = Omit<Answer, 'trail'>
type Held = Found & { askedFor: number; atMs: number }

export function createLadder(
  ports: {
    recommender: Recommender
    objectStore: ObjectStore
    catalog: Catalog
    clock: Clock
    erasures: Erasures
  },
  settings: LadderSettings,
): Ladder {
  const { recommender, catalog, clock, erasures } = ports
  const sizing = { maxSize: MAX_HELD_ITEMS, sizeOf: ({ items }: Found) => items.length + 1 }
  const lastGood = createLru<Held>(sizing)
  const byId = createLru<Found>(sizing)
  const underWay = new Map<string, Promise<Held>>()
  const breakers = new Map<Ask['method'], Breaker>()
  /** Why the recommender did not answer last, by kind of question. */
  const failures = new Map<Ask['method'], string>()
  const getPopular = createPopularFallback(ports, settings.profileTimeoutMs)
  const getBatchSlate = createBatchSlates(ports, settings.profileTimeoutMs)
  const lastGoodLists = createLastGoodLists(ports, settings.profileTimeoutMs)

  /** One for each kind of question: a recommender that is set up wrongly must not take the others with it. */
  function getBreaker({ method }: Ask): Breaker {
    const breaker = breakers.get(method) ?? createBreaker(clock)
    breakers.set(method, breaker)
    return breaker
  }

  /** One question at a time for each key: whoever comes meanwhile gets the same answer. */
  function askOnce(ask: Ask, numResults: number, timeoutMs: number): Promise<Held> {
    const flight = `${toAskKey(ask)} ${numResults} ${JSON.stringify(ask.context)}`
    const known = underWay.get(flight)
    if (known !== undefined) return known
    const asking = withinOrAborted(timeoutMs, (signal) =>
      askRecommender(recommender, ask, numResults, signal),
    )
      .then(({ recommendationId, items }) => {
        const held: Held = {
          recommendationId,
          items,
          source: 'live',
          complete: items.length < numResults || numResults >= MAX_RESULTS,
          askedFor: numResults,
          atMs: clock.now(),
        }
        lastGood.set(toAskKey(ask), held)
        byId.set(`${toAskKey(ask)} ${recommendationId}`, held)
        return held
      })
      .finally(() => underWay.delete(flight))
    underWay.set(flight, asking)
    return asking
  }

  function getFresh(ask: Ask, numResults: number): Held | undefined {
    if (ask.userId !== settings.publicUserId) return undefined
    const held = lastGood.get(toAskKey(ask))
    if (held === undefined || clock.now() - held.atMs > settings.publicAnswerSeconds * 1000) return undefined
    return held.askedFor >= numResults || held.complete ? held : undefined
  }

  async function getFallback(ask: Ask, numResults: number): Promise<Found> {
    const erasing = getErasedMs(ask)
    const stale = lastGood.get(toAskKey(ask))
    if (stale !== undefined && stale.atMs > (await erasing)) return { ...stale, source: 'stale' }
    const genre = ask.genre ?? (await getAnchorGenre(ask))
    // All at once: a store that hangs is waited for one time.
    const [kept, batch, popular] = await Promise.all([
      getKept(ask, erasing),
      getBatch(ask, erasing),
      getPopular(genre),
    ])
    if (kept !== undefined) return kept
    if (batch !== undefined) return batch
    const [source, itemIds] =
      popular.length > 0
        ? (['popular', popular] as const)
        : (['static', await getMostRated(numResults, genre)] as const)
    const items = itemIds.filter((itemId) => itemId !== ask.itemId).map((itemId) => ({ itemId }))
    return { recommendationId: createRecommendationId(source), items, source, complete: true }
  }

  /** What was made before is not given again, in whatever process it was erased. A store that is away cannot tell. */
  async function getErasedMs({ userId }: Ask): Promise<number> {
    if (userId === settings.publicUserId) return 0
    return within(settings.profileTimeoutMs, () => erasures.getErasedMs([userId])).catch(() => 0)
  }

  /** Whether the ask is the one that a list is kept for: what is picked for one person, of all genres. */
  function isKept({ method, userId, genre }: Ask): boolean {
    return method === 'top-picks' && userId !== settings.publicUserId && genre === undefined
  }

  /** What the recommender last made for this user, in whatever process; none in batch mode, where the batch is newer. */
  async function getKept(ask: Ask, erasing: Promise<number>): Promise<Found | undefined> {
    if (!isKept(ask) || settings.mode === 'batch') return undefined
    const list = await lastGoodLists.get(ask.userId)
    if (list === undefined || list.itemIds.length === 0) return undefined
    if (Date.parse(list.at) <= (await erasing)) return undefined
    const { recommendationId, itemIds } = list
    return { recommendationId, items: itemIds.map((itemId) => ({ itemId })), source: 'stale', complete: true }
  }

  /** What was recommended to this user beforehand; nothing is made for everybody, or for one item. */
  async function getBatch({ method, userId }: Ask, erasing: Promise<number>): Promise<Found | undefined> {
    if (method !== 'top-picks' || userId === settings.publicUserId) return undefined
    const slate = await getBatchSlate(userId)
    if (slate === undefined || slate.itemIds.length === 0) return undefined
    if (mayHold(slate.generatedMs, await erasing)) return undefined
    const items = slate.itemIds.map((itemId) => ({ itemId }))
    const recommendationId = createRecommendationId('batch')
    return { recommendationId, items, source: 'batch', complete: true, model: slate.modelId }
  }

  function toTrail(ask: Ask, cache: Trail['cache'], rungs: Trail['rungs']): Trail {
    return { describeAsk: () => describeAsk(recommender, ask), cache, rungs }
  }

  async function getAnchorGenre({ itemId }: Ask): Promise<string | undefined> {
    if (itemId === undefined) return undefined
    return (await catalog.getItem(itemId, 'en').catch(() => undefined))?.genres[0]
  }

  async function getMostRated(limit: number, genre: string | undefined): Promise<string[]> {
    return catalog.getMostRated(limit, genre).catch(() => [])
  }

  return {
    async getAnswer(ask, numResults, { trace, remainingMs }) {
      const rungs: Trail['rungs'] = []
      let beganMs = clock.now()
      const pass = (rung: SlateSource, outcome: string): void => {
        const nowMs = clock.now()
        rungs.push({ rung, outcome, tookMs: nowMs - beganMs })
        beganMs = nowMs
      }
      const withTrail = (answer: Found, outcome: string, cache: Trail['cache'] = 'none'): Answer => {
        pass(answer.source, outcome)
        trace.note(NOTE_OF[answer.source], 1)
        trace.note('CacheHits', cache === 'held' ? 1 : 0)
        return { ...answer, trail: toTrail(ask, cache, rungs) }
      }
      const fallBack = async (why: string): Promise<Answer> => {
        pass('live', why)
        const answer = await trace.measure('fallback', () => getFallback(ask, numResults))
        return withTrail(answer, 'answered', answer.source === 'stale' ? 'held' : 'none')
      }
      if (settings.mode === 'batch') return fallBack('is not asked in batch mode')
      const fresh = getFresh(ask, numResults)
      if (fresh !== undefined) return withTrail(fresh, 'answered moments ago', 'held')
      const breaker = getBreaker(ask)
      if (breaker.isOpen()) return fallBack(`rests after failures, the last: ${failures.get(ask.method)}`)
      const askedMs = beganMs
      let answer: Held
      try {
        const timeoutMs = Math.max(1, Math.min(settings.recommenderTimeoutMs, remainingMs))
        answer = await trace.measure('personalize', () => askOnce(ask, numResults, timeoutMs))
        breaker.recordSuccess()
        trace.note('RecommenderAnswered', 1)
      } catch (error) {
        breaker.recordFailure()
        trace.note('RecommenderAnswered', 0)
        const why = error instanceof Error ? `${error.name}: ${error.message}` : 'failed'
        failures.set(ask.method, why)
        return fallBack(why)
      } finally {
        trace.note('RecommenderMs', clock.now() - askedMs)
      }
      const live = withTrail(answer, 'answered')
      if (isKept(ask)) await lastGoodLists.keep(ask.userId, answer)
      return live
    },
    getHeld(ask, recommendationId) {
      const held = byId.get(`${toAskKey(ask)} ${recommendationId}`)
      return held && { ...held, trail: toTrail(ask, 'held', []) }
    },
    forget(userId) {
      lastGoodLists.forget(userId)
      for (const held of [lastGood, byId]) {
        for (const key of held.keys()) if (isAskOf(key, userId)) held.delete(key)
      }
    },
  }
}
