// One card as the element renders it, as a string. A test keeps the two equal.

import type { Card, ItemDetails, Poster } from '@intellistream/edge-api/contract'
import { escapeHtml, toAttributes } from './escape-html.ts'
import type { ServedMessages } from './served-messages.ts'
import { safeUrl } from './safe-url.ts'

/** What top picks look like; `rail` is as any other. */
export type Layout = 'hero' | 'numbered' | 'rail'

export interface ServedCard {
  card: Card & Partial<Pick<ItemDetails, 'overview'>>
  layout: Layout
  place: number
  setSize: number
  hrefTemplate: string
  pageUrl: string
  imageHosts: readonly string[]
  messages: ServedMessages
}

export function renderServedCard(served: ServedCard): string {
  const { card, place, setSize, hrefTemplate, pageUrl } = served
  const about = `about-${card.position}`
  const part = card.watchedPercent ? 'card card-watched' : 'card'
  const address = card.href ?? hrefTemplate.replaceAll('{itemId}', encodeURIComponent(card.itemId))
  const href = address && safeUrl(address, pageUrl)
  const attributes = toAttributes({
    part,
    class: part,
    'data-stop': true,
    draggable: 'false',
    'aria-describedby': about,
  })
  const content = renderContent(served, about)
  const link = href
    ? `<a${toAttributes({ href })}${attributes}>${content}</a>`
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

function renderContent(served: ServedCard, about: string): string {
  const { card, layout, messages } = served
  const { position, overview } = card
  const isHero = layout === 'hero'
  const reason = isHero && reasonOf(card, messages)
  const title = escapeHtml(card.title)
  const number =
    layout === 'numbered' ? `<span class="unseen">${escapeHtml(messages.numbered(position))}</span>` : ''
  const facts =
    `<span part="title" class="title">${number}${title}</span>` +
    renderPart('meta', metaOf(card, isHero ? 3 : 1)) +
    `<span id="${about}" hidden>${escapeHtml(describe(card, messages))}</span>`
  const poster = renderPoster(served)
  if (isHero)
    return (
      `${poster}<span class="pitch">${reason ? renderPart('reason', reason) : ''}${facts}` +
      `${overview ? renderPart('overview', overview) : ''}${renderPart('action', messages.details)}</span>`
    )
  const wide = position > 9 ? 'numeral wide' : 'numeral'
  return number ? renderPart('numeral', String(position), { class: wide }) + poster + facts : poster + facts
}

/** Words for the eye: what the ear gets is in the name and the description. */
function renderPart(name: string, text: string, attributes: Record<string, string> = {}): string {
  const all = { part: name, class: name, 'aria-hidden': 'true', ...attributes }
  return `<span${toAttributes(all)}>${escapeHtml(text)}</span>`
}

function renderPoster({ card, layout, pageUrl, imageHosts }: ServedCard): string {
  const { poster } = card
  if (!poster || !safeUrl(poster.src, pageUrl, imageHosts))
    return `<span part="poster fallback" class="poster fallback" aria-hidden="true">${escapeHtml(card.title)}</span>`
  return `<img${toAttributes({
    part: 'poster',
    class: 'poster',
    alt: '',
    loading: layout === 'hero' ? 'eager' : 'lazy',
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

function metaOf({ year, rating, genres }: Card, mostGenres: number): string {
  return [year, rating && `★ ${rating.average.toFixed(1)}`, genres.slice(0, mostGenres).join(', ')]
    .filter(Boolean)
    .join(' · ')
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
  if (!reason) return undefined
  // An API that is newer than the kit may know more reasons.
  return 'title' in reason ? messages[reason.kind]?.(reason.title) : messages[`${reason.kind}Reason`]
}
