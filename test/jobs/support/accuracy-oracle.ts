// Accuracy by its definitions (design section 8), said once more: everything is looked at for every question, and nothing
// is shared with what is tested but the types. Slow, and easy to check by eye.
import type { ArchivedEvent } from '../../../edge-api/domain/events/archived-event.ts'

const DAY_MS = 86_400_000
const WINDOW_MS = 14 * DAY_MS

export interface OracleDay {
  shown: number
  hits: number
  baselineHits: number
  watches: number
  recommendedWatches: number
  clicked: number
  answers: number
  reciprocalRankSum: number
  ndcgSum: number
  groups: Record<string, Record<string, [shown: number, hits: number, baselineHits: number]>>
}

export interface OracleOptions {
  /** Who an anonymous visitor turned out to be. */
  merged: ReadonlyMap<string, string>
  /** Until when somebody had everything erased. */
  erasedMs: ReadonlyMap<string, number>
  /** Names of models in the order of their service, each from a moment on. */
  models: readonly [modelId: string, fromMs: number][]
}

interface Card {
  user: string
  itemId: string
  ms: number
  place: number | undefined
  answer: string
  keys: Record<string, string>
}

/** UTC day to what was counted on it; only days on which something was. */
export function toOracle(events: readonly ArchivedEvent[], options: OracleOptions): Map<string, OracleDay> {
  const kept = events.filter(
    ({ subject, occurredAt }) => Date.parse(occurredAt) > (options.erasedMs.get(subject.userId) ?? -Infinity),
  )
  const userOf = ({ subject }: ArchivedEvent) => options.merged.get(subject.userId) ?? subject.userId
  const cards: Card[] = []
  const playings = new Map<string, { user: string; itemId: string; ms: number }>()
  const clicks: { user: string; itemId: string; ms: number }[] = []
  for (const one of kept) {
    const { event } = one
    const [user, ms] = [userOf(one), Date.parse(one.occurredAt)]
    const itemId = event.itemId ?? ''
    if (event.eventType === 'click') clicks.push({ user, itemId, ms })
    if (event.eventType === 'watch') {
      const ratio = event.durationSeconds ? (event.watchedSeconds ?? 0) / event.durationSeconds : 0
      const playing = JSON.stringify([user, itemId, event.playId])
      const isFirst = ms < (playings.get(playing)?.ms ?? Infinity)
      if ((ratio >= 0.7 || (event.ended && ratio >= 0.5)) && isFirst)
        playings.set(playing, { user, itemId, ms })
    }
    for (const shownId of new Set(event.impression)) {
      const id = event.recommendationId
      if (id === undefined) continue
      const place = event.positions?.[event.impression?.indexOf(shownId) ?? -1]
      const rung = /^IS-(batch|popular|static)-/.exec(id)?.[1] ?? 'fallback'
      const model = options.models.findLast(([, fromMs]) => fromMs <= ms)?.[0] ?? 'live'
      const keys = {
        slate: event.slateKind ?? '',
        position: String(place ?? ''),
        model: id.startsWith('IS-') ? 'fallback' : model,
        source: id.startsWith('IS-') ? rung : 'live',
      }
      cards.push({ user, itemId: shownId, ms, place, answer: `${toDay(ms)} ${user} ${id}`, keys })
    }
  }
  const watches = [...playings.values()]
  const isHit = (first: Pick<Card, 'user' | 'itemId' | 'ms'>, acts = watches) =>
    acts.some(
      ({ user, itemId, ms }) =>
        user === first.user && itemId === first.itemId && ms >= first.ms && ms <= first.ms + WINDOW_MS,
    )
  const firstOf = (some: readonly Card[], idOf: (card: Card) => string) => {
    const first = new Map<string, Card>()
    for (const card of some)
      if (card.ms < (first.get(idOf(card))?.ms ?? Infinity)) first.set(idOf(card), card)
    return [...first.values()]
  }
  const itemsADay = firstOf(cards, ({ user, itemId, ms }) => `${toDay(ms)} ${user} ${itemId}`)

  const days = new Set([...itemsADay, ...watches].map(({ ms }) => toDay(ms)))
  return new Map([...days].sort().map((day) => [day, count(day)]))

  function count(day: string): OracleDay {
    const onDay = ({ ms }: { ms: number }) => toDay(ms) === day
    const shown = itemsADay.filter(onDay)
    const watched = new Map(
      watches
        .filter(onDay)
        .sort((a, b) => a.ms - b.ms)
        .map((one) => [`${one.user} ${one.itemId}`, one]),
    )
    const recommended = [...watched.values()].filter((one) =>
      itemsADay.some(
        ({ user, itemId, ms }) =>
          user === one.user && itemId === one.itemId && one.ms >= ms && one.ms <= ms + WINDOW_MS,
      ),
    )
    const answers = firstOf(
      cards.filter(({ place }) => place !== undefined),
      ({ answer }) => answer,
    ).filter(onDay)
    const ranked = answers.map(({ answer }) => toRanking(answer))
    return {
      shown: shown.length,
      hits: shown.filter((one) => isHit(one)).length,
      baselineHits: add(lists(day, shown).map(({ user, places }) => countPopular(day, user, places))),
      watches: watched.size,
      recommendedWatches: recommended.length,
      clicked: shown.filter((one) => isHit(one, clicks)).length,
      answers: answers.length,
      reciprocalRankSum: add(ranked.map(({ reciprocal }) => reciprocal)),
      ndcgSum: add(ranked.map(({ ndcg }) => ndcg)),
      groups: Object.fromEntries(
        ['slate', 'position', 'model', 'source'].map((by) => [by, countGroup(day, by)]),
      ),
    }
  }

  function countGroup(day: string, by: string): Record<string, [number, number, number]> {
    const keyed = firstOf(
      cards.filter(({ ms, keys }) => toDay(ms) === day && keys[by] !== ''),
      ({ user, itemId, keys }) => `${user} ${itemId} ${keys[by]}`,
    )
    return Object.fromEntries(
      [...new Set(keyed.map(({ keys }) => keys[by] ?? ''))].map((key) => {
        const some = keyed.filter(({ keys }) => keys[by] === key)
        const baseline = lists(day, some).map(({ user, places }) => countPopular(day, user, places))
        return [key, [some.length, some.filter((one) => isHit(one)).length, add(baseline)]]
      }),
    )
  }

  /** How many places each user's list had. */
  function lists(day: string, shown: readonly Card[]): { user: string; places: number }[] {
    const ofDay = shown.filter(({ ms }) => toDay(ms) === day)
    return [...new Set(ofDay.map(({ user }) => user))].map((user) => ({
      user,
      places: ofDay.filter((one) => one.user === user).length,
    }))
  }

  /** Hits of the items that were watched most in the 28 days before, without those the user knows from then. */
  function countPopular(day: string, user: string, places: number): number {
    const startMs = Date.parse(day)
    const before = watches.filter(({ ms }) => ms < startMs && ms >= startMs - 28 * DAY_MS)
    const known = new Set(before.filter((one) => one.user === user).map(({ itemId }) => itemId))
    const countOf = (itemId: string) => before.filter((one) => one.itemId === itemId).length
    const list = [...new Set(before.map(({ itemId }) => itemId))]
      .sort((a, b) => countOf(b) - countOf(a) || (a < b ? -1 : 1))
      .filter((itemId) => !known.has(itemId))
      .slice(0, places)
    return list.filter((itemId) => isHit({ user, itemId, ms: startMs })).length
  }

  /** Of the first ten places; an item in several of them stands in the first. */
  function toRanking(answer: string): { reciprocal: number; ndcg: number } {
    const items = firstOf(
      cards.filter((card) => card.answer === answer && card.place !== undefined),
      ({ itemId }) => itemId,
    )
    const hits = items.filter((one) => isHit(one))
    const placeOf = (itemId: string) =>
      Math.min(
        ...cards
          .filter((card) => card.answer === answer && card.itemId === itemId)
          .map(({ place = Infinity }) => place),
      )
    const places = hits.map(({ itemId }) => placeOf(itemId)).filter((place) => place <= 10)
    const ideal = add(hits.slice(0, 10).map((_, index) => 1 / Math.log2(index + 2)))
    const gain = add(places.map((place) => 1 / Math.log2(place + 1)))
    return {
      reciprocal: places.length === 0 ? 0 : 1 / Math.min(...places),
      ndcg: ideal === 0 ? 0 : gain / ideal,
    }
  }
}

function toDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

function add(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
