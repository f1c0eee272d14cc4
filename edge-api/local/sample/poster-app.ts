// Posters and backdrops over HTTP, drawn on demand: what a catalog without pictures of its own shows.

import { Hono } from 'hono'
import { drawBackdrop } from './posters/draw-backdrop.ts'
import { drawPoster } from './posters/draw-poster.ts'

export interface DrawnItem {
  itemId: string
  title: string
  year?: number
  genres: readonly string[]
}

/** Shown on the site's origin, so other origins may embed it; a picture of an item never changes within a day. */
const HEADERS = {
  'Content-Type': 'image/svg+xml',
  'Cache-Control': 'public, max-age=86400',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
}

/** Answers `/posters/<itemId>.svg` and `/backdrops/<itemId>.svg`; 404 for an item that `getItem` does not know. */
export function createPosterApp(getItem: (itemId: string) => Promise<DrawnItem | undefined>): Hono {
  const picture = (draw: (item: DrawnItem) => string) => async (file: string) => {
    const item = file.endsWith('.svg') ? await getItem(file.slice(0, -'.svg'.length)) : undefined
    return item
      ? new Response(draw(item), { headers: HEADERS })
      : new Response('No such picture', { status: 404 })
  }
  const poster = picture(drawPoster)
  const backdrop = picture(drawBackdrop)
  return new Hono()
    .get('/posters/:file', (c) => poster(c.req.param('file')))
    .get('/backdrops/:file', (c) => backdrop(c.req.param('file')))
}
