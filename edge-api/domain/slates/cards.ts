// From what is recommended and what is known of it to a card ready to paint.

import type { Card, Reason, Slate } from '../../contract/types.ts'
import type { CatalogItem } from '../../ports/catalog.ts'
import type { RecommendedItem } from '../../ports/recommender.ts'
import { getReaction, own } from '../profile/profile.ts'
import type { Profile } from '../profile/profile.ts'
import { toWatchedPercent } from '../watched.ts'

/**
 * The item with what the recommender says of it where the catalog says nothing. One that the catalog does not have is not
 * made up from it: the card of a withdrawn title would lead nowhere.
 */
export function withMetadata(item: CatalogItem, { metadata }: RecommendedItem): CatalogItem {
  if (metadata === undefined || (item.genres.length > 0 && item.year !== undefined)) return item
  const { genres, ...rest } = metadata
  return { ...rest, ...item, genres: item.genres.length > 0 ? item.genres : genres }
}

export interface CardOptions {
  position: number
  /** Absent in public answers, which never say who reacted or watched. */
  profile?: Profile
  score?: number
  reason?: Reason
}

export function toCard(item: CatalogItem, { position, profile, score, reason }: CardOptions): Card {
  const { itemId, title, year, genres, rating, poster, href } = item
  const reaction = profile === undefined ? undefined : getReaction(profile, itemId)
  const playing = profile === undefined ? undefined : own(profile.playing, itemId)
  return {
    itemId,
    position,
    ...(score === undefined ? {} : { score }),
    title,
    ...(year === undefined ? {} : { year }),
    genres,
    ...(rating === undefined ? {} : { rating }),
    poster,
    href: href ?? null,
    ...(reason === undefined ? {} : { reason }),
    ...(reaction === undefined ? {} : { reaction }),
    ...(playing === undefined ? {} : { watchedPercent: Math.round(toWatchedPercent(playing)) }),
  }
}

/** Why this item is here: only what is true of it. A fallback list says nothing but that it is popular. */
export function toReason(
  { kind, source }: Pick<Slate, 'kind' | 'source'>,
  { promoted }: RecommendedItem,
  anchor: CatalogItem | undefined,
  anchorWasWatched: boolean,
): Reason | undefined {
  if (source === 'popular') return { kind: 'popular' }
  if (source === 'static') return undefined
  if (promoted === true) return { kind: 'promoted' }
  if (anchor !== undefined && (kind === 'similar' || kind === 'because-you-watched')) {
    const because = kind === 'because-you-watched' && anchorWasWatched ? 'becauseYouWatched' : 'moreLike'
    return { kind: because, itemId: anchor.itemId, title: anchor.title }
  }
  if (kind === 'trending' || kind === 'popular') return { kind }
  return undefined
}
