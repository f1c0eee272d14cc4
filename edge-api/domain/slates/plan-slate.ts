// One slate before it is filled: what it is about, what was asked, and the answer.

import type { SlateRequest } from '../../contract/types.ts'
import type { CatalogItem } from '../../ports/catalog.ts'
import { InvalidRequest, UnknownItem } from '../errors.ts'
import { getRecentlyWatchedItemIds, getWatchedItemIds } from '../profile/profile.ts'
import { isPublic, NOTHING_ASKED, toAskKey, toMethod } from './ask.ts'
import type { Ask } from './ask.ts'
import type { ComposeDependencies, ComposeOptions } from './compose-options.ts'
import { MAX_RESULTS, parseCursor } from './cursor.ts'
import type { Cursor } from './cursor.ts'
import type { Answer } from './ladder.ts'
import { createRecommendationId } from './recommendation-id.ts'

export interface SlatePlan {
  answer: Answer
  askKey: string
  anchor?: CatalogItem
  anchorWasWatched: boolean
  cursor?: Cursor
}

/** What is shown for a kind that has nothing to start from: an empty slate, which is no failure. */
function toEmptyPlan(): SlatePlan {
  const answer: Answer = {
    recommendationId: createRecommendationId(),
    items: [],
    source: 'live',
    complete: true,
    trail: { describeAsk: () => NOTHING_ASKED, cache: 'none', rungs: [] },
  }
  return { answer, askKey: '', anchorWasWatched: false }
}

/** How many of the items watched last are tried as an anchor, when the catalog no longer has them. */
const MAX_ANCHORS = 10
/** Room for items watched or disliked since the recommender last heard of it. */
const SPARE_RESULTS = 50

/**
 * How many results are asked for: enough that a slate can be filled although others took items before it.
 * Rounded up, so that small differences between pages share an answer.
 */
export function toNumResults(requests: readonly SlateRequest[], dedupe: boolean): number {
  const limits = requests.map(({ limit }) => limit)
  const own = dedupe ? limits.reduce((sum, limit) => sum + limit, 0) : Math.max(...limits)
  const excluded = Math.max(...requests.map(({ exclude }) => exclude?.length ?? 0))
  return Math.min(MAX_RESULTS, Math.ceil((own + excluded + SPARE_RESULTS) / 50) * 50)
}

/** Throws InvalidRequest or UnknownItem. */
export async function planSlate(
  { catalog, ladder, publicUserId, cursorSecret }: ComposeDependencies,
  { locale, viewer, trace, requests, toPlace, context }: ComposeOptions,
  request: SlateRequest,
  numResults: number,
  remainingMs: () => number,
): Promise<SlatePlan> {
  const { kind, genre } = request
  const at = `${toPlace(requests.indexOf(request))}.`
  if (genre !== undefined) await checkGenre(genre, `${at}genre`)

  const needsAnchor = kind === 'similar' || kind === 'because-you-watched'
  const anchor = needsAnchor ? await getAnchor() : undefined
  if (needsAnchor && anchor === undefined) return toEmptyPlan()

  const ask: Ask = {
    method: toMethod(kind),
    userId: isPublic(kind) || viewer === undefined ? publicUserId : viewer.userId,
    ...(anchor === undefined ? {} : { itemId: anchor.itemId }),
    ...(genre === undefined ? {} : { genre }),
    ...(context === undefined || isPublic(kind) ? {} : { context }),
  }
  const askKey = toAskKey(ask)
  const cursor =
    request.cursor === undefined
      ? undefined
      : parseCursor(request.cursor, askKey, cursorSecret, `${at}cursor`)
  const profile = kind === 'because-you-watched' ? await viewer?.profile : undefined
  return {
    answer: await getAnswer(ask, cursor),
    askKey,
    ...(anchor === undefined ? {} : { anchor }),
    anchorWasWatched:
      anchor !== undefined && profile !== undefined && getWatchedItemIds(profile).has(anchor.itemId),
    ...(cursor === undefined ? {} : { cursor }),
  }

  async function getAnswer(ask: Ask, cursor: Cursor | undefined): Promise<Answer> {
    if (cursor !== undefined) {
      const held = ladder.getHeld(ask, cursor.recommendationId)
      if (held !== undefined && (held.complete || held.items.length > cursor.offset + request.limit))
        return held
    }
    // What everybody is shown is asked for in one size, so that one answer serves all.
    const wanted =
      cursor !== undefined ? MAX_RESULTS : isPublic(kind) ? Math.max(200, numResults) : numResults
    return ladder.getAnswer(ask, wanted, { trace, remainingMs: remainingMs() })
  }

  async function getAnchor(): Promise<CatalogItem | undefined> {
    if (request.itemId !== undefined) {
      const item = await catalog.getItem(request.itemId, locale)
      if (item === undefined) throw new UnknownItem(request.itemId)
      return item
    }
    if (kind === 'similar') {
      throw new InvalidRequest([
        { field: `${at}itemId`, fault: 'is missing', allowed: 'the id of the item to be similar to' },
      ])
    }
    const profile = await viewer?.profile
    if (profile === undefined) return undefined
    const candidates = getRecentlyWatchedItemIds(profile).slice(0, MAX_ANCHORS)
    const items = await catalog.getItems(locale)
    const last = candidates.find((itemId) => items.get(itemId) !== undefined)
    return last === undefined ? undefined : items.get(last)
  }

  async function checkGenre(genre: string, field: string): Promise<void> {
    const genres = await catalog.getGenres()
    if (genres.length > 0 && !genres.includes(genre)) {
      throw new InvalidRequest([
        { field, fault: 'is not a genre of this catalog', allowed: `one of ${genres.join(', ')}` },
      ])
    }
  }
}
