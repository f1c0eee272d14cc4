// A slate with as many cards as asked for.

import type { Slate } from '@intellistream/edge-api/contract'

/** Cards `1` to `count`, without pictures. */
export function longSlate(count: number, nextCursor: string | null = null): Slate {
  return {
    kind: 'recommendations',
    recommendationId: 'RID-long',
    source: 'live',
    degraded: false,
    generatedAt: '2026-11-01T12:00:00.000Z',
    anchor: null,
    nextCursor,
    items: Array.from({ length: count }, (_, index) => ({
      itemId: String(index + 1),
      position: index + 1,
      title: `Title ${index + 1}`,
      year: 1920,
      genres: ['Drama'],
      poster: null,
      href: null,
    })),
  }
}
