// What stories and element tests show: films that belong to everyone, typed by the contract, posters drawn for this.

import type { Card, Poster, Problem, Slate, SlateKind } from '@intellistream/edge-api/contract'
import type { SlateState } from '@intellistream/components'

interface Film {
  itemId: string
  title: string
  year: number
  genres: string[]
  average: number
  color: string
}

const films: Film[] = [
  {
    itemId: '858',
    title: 'Metropolis',
    year: 1927,
    genres: ['Sci-Fi', 'Drama'],
    average: 8.3,
    color: '#1d2a44',
  },
  { itemId: '1221', title: 'Nosferatu', year: 1922, genres: ['Horror'], average: 7.9, color: '#26211d' },
  {
    itemId: '110',
    title: 'The General',
    year: 1926,
    genres: ['Comedy', 'Action'],
    average: 8.1,
    color: '#20443f',
  },
  {
    itemId: '924',
    title: 'A Trip to the Moon',
    year: 1902,
    genres: ['Sci-Fi'],
    average: 8.1,
    color: '#14213d',
  },
  {
    itemId: '1208',
    title: 'His Girl Friday',
    year: 1940,
    genres: ['Comedy'],
    average: 7.8,
    color: '#7a2e3a',
  },
  {
    itemId: '750',
    title: 'Charade',
    year: 1963,
    genres: ['Mystery', 'Romance'],
    average: 7.9,
    color: '#0f5c63',
  },
  { itemId: '1084', title: 'Sherlock Jr.', year: 1924, genres: ['Comedy'], average: 8.2, color: '#3c2f4f' },
  { itemId: '912', title: 'Safety Last!', year: 1923, genres: ['Comedy'], average: 8.1, color: '#1f4e79' },
  {
    itemId: '1247',
    title: 'Night of the Living Dead',
    year: 1968,
    genres: ['Horror'],
    average: 7.8,
    color: '#111814',
  },
  {
    itemId: '541',
    title: 'The Phantom of the Opera',
    year: 1925,
    genres: ['Horror'],
    average: 7.5,
    color: '#3b0f1e',
  },
  {
    itemId: '593',
    title: 'Battleship Potemkin',
    year: 1925,
    genres: ['Drama', 'War'],
    average: 7.9,
    color: '#4a1512',
  },
  {
    itemId: '260',
    title: 'Big Buck Bunny',
    year: 2008,
    genres: ['Animation'],
    average: 6.5,
    color: '#2f6b3a',
  },
  {
    itemId: '1196',
    title: 'Sintel',
    year: 2010,
    genres: ['Animation', 'Fantasy'],
    average: 7.4,
    color: '#5a3a22',
  },
]

/** The host that serves the posters: what a story or a test sets as `image-hosts`. */
export const posterHost = location.host

/** Storybook and the element test runner serve the folder here; a bundler would inline small files as `data:`. */
const posterUrl = (name: string): string => new URL(`/stories/posters/${name}.svg`, location.href).href

const posterOf = ({ itemId, color }: Film): Poster => ({
  src: posterUrl(itemId),
  width: 342,
  height: 513,
  color,
})

export const sampleCards: Card[] = films.map((film, index) => ({
  itemId: film.itemId,
  position: index + 1,
  title: film.title,
  year: film.year,
  genres: film.genres,
  rating: { average: film.average, count: 1200 - 40 * index },
  poster: posterOf(film),
  href: `#/title/${film.itemId}`,
}))

/** A slate of the sample cards; `change` makes each card a special case. */
export function sampleSlate(kind: SlateKind, change: (card: Card) => Card = (card) => card): Slate {
  return {
    kind,
    recommendationId: `RID-${kind}`,
    source: 'live',
    degraded: false,
    generatedAt: '2026-05-04T20:00:00Z',
    anchor: kind === 'similar' || kind === 'because-you-watched' ? (sampleCards[12] ?? null) : null,
    nextCursor: null,
    items: sampleCards.slice(0, kind === 'top-picks' ? 10 : 12).map(change),
  }
}

export const sampleProblem: Problem = {
  type: 'https://intellistream.dev/problems/unreachable',
  title: 'The API cannot be reached',
  status: 0,
  detail: 'Check the connection, then try again.',
  requestId: '',
}

const longTitle = (card: Card): Card => ({
  ...card,
  title: `${card.title}, or: How a Very Long Title Stays in Its Two Lines and Says the Rest to Whoever Listens`,
})

const withoutPoster = (card: Card): Card => {
  if (card.position % 3 === 1) return { ...card, poster: null }
  const broken = card.poster && { ...card.poster, src: posterUrl('none') }
  return card.position % 3 === 2 ? { ...card, poster: broken } : card
}

/** Progress and reasons, as on the cards of somebody who has watched. */
const personal = (card: Card): Card => ({
  ...card,
  ...(card.position === 2 && { watchedPercent: 63 }),
  ...(card.position === 3 && { reaction: 'like' as const }),
  ...(card.position <= 4 && {
    reason: { kind: 'becauseYouWatched' as const, itemId: '1196', title: 'Sintel' },
  }),
})

/** Every state that a rail can be in, for a kind of slate. */
export function sampleStates(kind: SlateKind) {
  const slate = sampleSlate(kind, kind === 'trending' || kind === 'popular' ? undefined : personal)
  return {
    loading: { type: 'loading' },
    ready: { type: 'ready', slate },
    empty: { type: 'empty' },
    error: { type: 'error', problem: sampleProblem },
    stale: { type: 'stale', slate: { ...slate, source: 'stale', degraded: true }, problem: sampleProblem },
    longTitles: { type: 'ready', slate: sampleSlate(kind, longTitle) },
    missingPoster: { type: 'ready', slate: sampleSlate(kind, withoutPoster) },
  } satisfies Record<string, SlateState>
}
