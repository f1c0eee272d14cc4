import type { Card } from '@intellistream/edge-api/contract'
import type { Messages } from '../locales/messages.ts'
import type { ImageSource } from './image-source.ts'

/** One card with everything that has been decided about it: what the templates need and nothing to look up. */
export interface CardView {
  card: Card
  /** Of all cards of the rail; -1 while more may come. */
  setSize: number
  /** 1-based place among the cards that are there. */
  place: number
  /** Undefined where the page decides. */
  href: string | undefined
  /** Undefined when there is none, its host is not allowed, or it failed to load. */
  image: ImageSource | undefined
  /** The color behind the picture. */
  color: string | undefined
  messages: Messages
}

/** What assistive technology says after the title: why it is here, when it was made, how it is liked, how far it was seen. */
export function describeCard({ card, messages }: CardView): string {
  return [
    reasonOf(card, messages),
    card.year,
    card.genres.slice(0, 2).join(', '),
    card.rating && messages.rated(card.rating.average),
    card.watchedPercent && messages.watched(card.watchedPercent),
  ]
    .filter(Boolean)
    .join('. ')
}

/** Year, rating and genres for the eye; the ear gets them with the description. */
export function metaOf({ year, rating, genres }: Card, mostGenres = 1): string {
  return [year, rating && `★ ${rating.average.toFixed(1)}`, genres.slice(0, mostGenres).join(', ')]
    .filter(Boolean)
    .join(' · ')
}

/** The reason as a phrase; undefined when the answer gave none. */
export function reasonOf({ reason }: Card, messages: Messages): string | undefined {
  if (!reason) return undefined
  // An API that is newer than the kit may know more reasons.
  return 'title' in reason ? messages[reason.kind]?.(reason.title) : messages[`${reason.kind}Reason`]
}
