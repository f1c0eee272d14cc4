// One card as the element renders it, as a string. A test keeps the two equal.

import type { Card, Poster } from '@intellistream/edge-api/contract'
import { escapeHtml, toAttributes } from './escape-html.ts'
import type { ServedMessages } from './served-messages.ts'
import { safeUrl } from './safe-url.ts'

export interface ServedCard {
  card: Card
  place: number
  setSize: number
  hrefTemplate: string
  pageUrl: string
  imageHosts: readonly string[]
  messages: ServedMessages
}

export function renderServedCard(served: ServedCard): string {
  const { card, place, setSize, hrefTemplate, pageUrl, messages } = served
  const about = `about-${card.position}`
  const part = card.watchedPercent ? 'card card-watched' : 'card'
  const address = card.href ?? hrefTemplate.replaceAll('{itemId}', encodeURIComponent(card.itemId))
  const href = address && safeUrl(address, pageUrl)
  const attributes = toAttributes({ part, class: part, 'data-stop': true, 'aria-describedby': about })
  const content =
    renderPoster(served) +
    `<span part="title" class="title">${escapeHtml(card.title)}</span>` +
    `<span part="meta" class="meta" aria-hidden="true">${escapeHtml(metaOf(card))}</span>` +
    `<span id="${about}" hidden>${escapeHtml(describe(card, messages))}</span>`
  const link = href
    ? `<a${toAttributes({ href, draggable: 'false' })}${attributes}>${content}</a>`
    : `<button type="button"${attributes}>${content}</button>`
  const item = toAttributes({
    role: 'listitem',
    part: 'item',
    class: 'item',
    'data-item-id': card.itemId,
    'aria-posinset': place,
    'aria-setsize': setSize,
  })
  return `<li${item}>${link}</li>`
}

function renderPoster({ card, pageUrl, imageHosts }: ServedCard): string {
  const { poster } = card
  if (!poster || !safeUrl(poster.src, pageUrl, imageHosts))
    return `<span part="poster fallback" class="poster fallback" aria-hidden="true">${escapeHtml(card.title)}</span>`
  return `<img${toAttributes({
    part: 'poster',
    class: 'poster',
    alt: '',
    loading: 'lazy',
    decoding: 'async',
    draggable: 'false',
    width: poster.width,
    height: poster.height,
    sizes: '12rem',
    srcset: isSafeSrcset(poster, pageUrl, imageHosts) ? poster.srcset : undefined,
    src: poster.src,
  })}>`
}

function isSafeSrcset({ srcset }: Poster, pageUrl: string, hosts: readonly string[]): boolean {
  const addresses = srcset?.split(/,\s+/).map((candidate) => candidate.trim().split(/\s+/)[0] ?? '') ?? []
  return addresses.every((address) => safeUrl(address, pageUrl, hosts))
}

function metaOf({ year, rating, genres }: Card): string {
  return [year, rating && `★ ${rating.average.toFixed(1)}`, genres[0]].filter(Boolean).join(' · ')
}

function describe(card: Card, messages: ServedMessages): string {
  return [
    reasonOf(card, messages),
    card.year?.toString(),
    card.genres.slice(0, 2).join(', '),
    card.rating && messages.rated(card.rating.average),
    card.watchedPercent ? messages.watched(card.watchedPercent) : undefined,
  ]
    .filter(Boolean)
    .join('. ')
}

function reasonOf({ reason }: Card, messages: ServedMessages): string | undefined {
  switch (reason?.kind) {
    case 'becauseYouWatched':
      return messages.becauseYouWatched(reason.title)
    case 'moreLike':
      return messages.moreLike(reason.title)
    case 'trending':
      return messages.trendingReason
    case 'popular':
      return messages.popularReason
    case 'promoted':
      return messages.promotedReason
    case undefined:
      return undefined
  }
}
