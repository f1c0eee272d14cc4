// Titles that the examples share: public-domain films, facts only.

import type { Card, Poster } from '../types.ts'

export function toPoster(itemId: string): Poster {
  return { src: `https://api.example.com/posters/${itemId}.svg`, width: 342, height: 513, color: '#223' }
}

const CARDS = {
  nosferatu: { itemId: '653', title: 'Nosferatu', year: 1922, genres: ['Horror'] },
  caligari: { itemId: '234', title: 'The Cabinet of Dr. Caligari', year: 1920, genres: ['Crime', 'Horror'] },
  metropolis: { itemId: '19', title: 'Metropolis', year: 1927, genres: ['Drama', 'Sci-Fi'] },
  general: { itemId: '961', title: 'The General', year: 1926, genres: ['Action', 'Comedy', 'War'] },
} as const

export function exampleCard(name: keyof typeof CARDS, more: Partial<Card> = {}): Card {
  const { genres, ...facts } = CARDS[name]
  return { ...facts, genres: [...genres], position: 1, poster: toPoster(facts.itemId), href: null, ...more }
}
