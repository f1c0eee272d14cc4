// The cards of one slate, out of an answer that holds more than is shown.

import type { Card, Slate, SlateExplanation, SlateRequest } from '../../contract/types.ts'
import type { CatalogItem, CatalogItems } from '../../ports/catalog.ts'
import type { Profile } from '../profile/profile.ts'
import { toCard, toReason, withMetadata } from './cards.ts'
import { MAX_RESULTS, toCursor } from './cursor.ts'
import type { SlatePlan } from './plan-slate.ts'

export interface FillOptions {
  plan: SlatePlan
  request: SlateRequest
  items: CatalogItems
  /** Whether an item must not be shown: watched, disliked, or on the page already. */
  isGone: (itemId: string) => boolean
  profile?: Profile
  /** Notices that must be shown with the items. */
  attribution: readonly string[]
  generatedAt: string
  /** Who was asked about, when the slate is to be explained. */
  explain?: Pick<SlateExplanation, 'userId' | 'mapping' | 'spentMs'>
  cursorSecret: string
}

export function fillSlate(options: FillOptions): Slate {
  const { plan, request, items, isGone, profile, attribution, generatedAt, cursorSecret } = options
  const { answer, anchor, anchorWasWatched, cursor, askKey } = plan
  const { kind, limit, genre } = request
  const excluded = new Set(request.exclude)
  const about = { kind, source: answer.source }

  const hidden: Record<string, number> = {}
  const toHiddenBecause = (item: CatalogItem | undefined): string | undefined => {
    if (item === undefined) return 'not in the catalog'
    if (item.itemId === anchor?.itemId) return 'is the anchor'
    if (excluded.has(item.itemId)) return 'excluded by the page'
    if (isGone(item.itemId)) return 'watched, disliked, or in an earlier slate'
    return genre !== undefined && !item.genres.includes(genre) ? 'of another genre' : undefined
  }

  const cards: Card[] = []
  let offset = cursor?.offset ?? 0
  const shownBefore = cursor?.shown ?? 0
  for (; offset < answer.items.length && cards.length < limit; offset += 1) {
    const recommended = answer.items[offset]
    if (recommended === undefined) continue
    const known = items.get(recommended.itemId)
    const item = known && withMetadata(known, recommended)
    const hiddenBecause = toHiddenBecause(item)
    if (item === undefined || hiddenBecause !== undefined) {
      const why = hiddenBecause ?? 'unknown'
      hidden[why] = (hidden[why] ?? 0) + 1
      continue
    }
    const reason = toReason(about, recommended, anchor, anchorWasWatched)
    cards.push(
      toCard(item, {
        position: shownBefore + cards.length + 1,
        ...(profile === undefined ? {} : { profile }),
        ...(recommended.score === undefined ? {} : { score: recommended.score }),
        ...(reason === undefined ? {} : { reason }),
      }),
    )
  }

  const { recommendationId, source, complete, trail, model } = answer
  const hasMore = offset < Math.min(answer.items.length, MAX_RESULTS) || !complete
  const next = { recommendationId, offset, shown: shownBefore + cards.length }
  return {
    kind,
    recommendationId,
    source,
    degraded: source !== 'live',
    generatedAt,
    anchor:
      anchor === undefined
        ? null
        : toCard(anchor, { position: 1, ...(profile === undefined ? {} : { profile }) }),
    nextCursor: hasMore && cards.length > 0 ? toCursor(next, askKey, cursorSecret) : null,
    ...(attribution.length === 0 ? {} : { attribution: [...attribution] }),
    ...(options.explain === undefined
      ? {}
      : {
          explanation: {
            ...options.explain,
            ...trail.describeAsk(),
            model: model ?? null,
            cache: trail.cache,
            rungs: trail.rungs,
            items: { answered: answer.items.length, shown: cards.length, hidden },
          },
        }),
    items: cards,
  }
}
