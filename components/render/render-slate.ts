// A rail as HTML for a server: declarative shadow DOM in plain strings, no Lit, any runtime. The element takes over when its
// script arrives; without scripts the page still has posters and links. No inline style, so that a strict CSP holds.

import type { Slate, SlateKind } from '@intellistream/edge-api/contract'
import { escapeHtml, toAttributes } from './escape-html.ts'
import { renderServedCard, type Layout } from './render-served-card.ts'
import type { ServedMessages } from './served-messages.ts'

export type { ServedMessages }

export interface RenderSlateOptions {
  /** Where `rail.css` of the kit is served, over the page's own origin or one that its CSP allows. */
  stylesheet: string
  /** The address of the page, for relative links. */
  pageUrl: string
  /** Words of the page's language: `@intellistream/components/locales/<lang>.js`. */
  messages: ServedMessages
  /** Hosts that posters may come from, beside TMDB's. */
  imageHosts?: readonly string[]
  /** Where cards without an address of their own lead, with `{itemId}` in the place of the id. */
  hrefTemplate?: string
  /** How top picks look; the default is `rail`. */
  layout?: Layout
  heading?: string
  /** 1..6, else 2. */
  headingLevel?: number
  /** More attributes of the tag: `api`, `limit`, `genre`, `id`. */
  attributes?: Record<string, string>
}

const TAGS: Record<SlateKind, string> = {
  recommendations: 'is-recommendations',
  'top-picks': 'is-top-picks',
  trending: 'is-top-picks',
  popular: 'is-top-picks',
  similar: 'is-more-like-this',
  'because-you-watched': 'is-more-like-this',
}
/** TMDB's image host, https://developer.themoviedb.org/docs/image-basics */
const TMDB_IMAGE_HOST = 'image.tmdb.org'
/** As many cards as any screen shows before the script is there. */
const MOST_CARDS = 24

export function renderSlate(slate: Slate, options: RenderSlateOptions): string {
  const { stylesheet, pageUrl, messages, imageHosts = [], hrefTemplate = '', headingLevel = 2 } = options
  const { kind, anchor } = slate
  const tag = TAGS[kind]
  const layout = tag === 'is-top-picks' && options.layout ? options.layout : 'rail'
  const genre = kind === 'recommendations' ? options.attributes?.['genre'] : undefined
  const heading = options.heading || genre || headingOf(slate, messages)
  const level = headingLevel >= 1 && headingLevel <= 6 ? headingLevel : 2
  const list = tag === 'is-top-picks' ? 'ol' : 'ul'
  const cards = slate.items.slice(0, MOST_CARDS).map((card, index) =>
    renderServedCard({
      card,
      place: index + 1,
      layout,
      // A hero and a top ten end where they end.
      setSize: slate.nextCursor && layout === 'rail' ? -1 : slate.items.length,
      hrefTemplate,
      pageUrl,
      imageHosts: [TMDB_IMAGE_HOST, ...imageHosts],
      messages,
    }),
  )
  const host = toAttributes({
    ...(kind === 'trending' || kind === 'popular' ? { basis: kind } : {}),
    ...(kind === 'similar' && anchor && { 'item-id': anchor.itemId }),
    ...(layout !== 'rail' && { layout }),
    ...(options.heading === undefined ? {} : { heading: options.heading }),
    ...(headingLevel === 2 ? {} : { 'heading-level': headingLevel }),
    ...(hrefTemplate && { 'href-template': hrefTemplate }),
    ...(imageHosts.length > 0 && { 'image-hosts': imageHosts.join(' ') }),
    ...options.attributes,
  })
  return (
    `<${tag}${host}><template shadowrootmode="open"><link${toAttributes({ rel: 'stylesheet', href: stylesheet })}>` +
    `<div part="head" class="head"><h${level} part="heading" class="heading">${escapeHtml(heading)}</h${level}></div>` +
    `<div part="scroller" class="scroller" tabindex="-1"><${list} part="track" class="track" role="list">` +
    `${cards.join('')}</${list}></div></template></${tag}>`
  )
}

function headingOf({ kind, anchor }: Slate, messages: ServedMessages): string {
  switch (kind) {
    case 'recommendations':
      return messages.recommendations
    case 'top-picks':
      return messages.topPicks
    case 'trending':
      return messages.trending
    case 'popular':
      return messages.popular
    case 'similar':
      return anchor ? messages.moreLike(anchor.title) : messages.moreLikeThis
    case 'because-you-watched':
      return anchor ? messages.becauseYouWatched(anchor.title) : messages.becauseYouWatchedUnknown
  }
}
