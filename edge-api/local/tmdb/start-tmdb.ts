// TMDB's wire over a catalog that is handed in: for tests of the adapter, and of what happens when TMDB is away.

import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { toMovie } from './to-movie.ts'
import type { LocalTitle } from './to-movie.ts'

export interface LocalTmdbOptions {
  titles: readonly LocalTitle[]
  /** What a read access token (v4) or a key (v3) must be. */
  token: string
  key?: string
  /** Calls above so many in one second are answered 429. */
  maxPerSecond?: number
  nowMs?: () => number
}

export interface LocalTmdb {
  /** With the version in it, as `https://api.themoviedb.org/3`. */
  url: string
  /** Paths asked for, in order. */
  calls: string[]
  /** Answers the next requests instead, for faults; `answer` is what would have been said. */
  intercept?: (request: IncomingMessage, response: ServerResponse, answer: () => void) => void
  close(): Promise<void>
}

/** Codes and texts as on https://developer.themoviedb.org/docs/errors */
const ERRORS = {
  invalidKey: [401, 7, 'Invalid API key: You must be granted a valid key.'],
  notFound: [404, 34, 'The resource you requested could not be found.'],
  tooMany: [429, 25, 'Your request count is over the allowed limit.'],
} as const

const CONFIGURATION = {
  images: {
    base_url: 'http://image.tmdb.org/t/p/',
    secure_base_url: 'https://image.tmdb.org/t/p/',
    backdrop_sizes: ['w300', 'w780', 'w1280', 'original'],
    poster_sizes: ['w92', 'w154', 'w185', 'w342', 'w500', 'w780', 'original'],
  },
}

export async function startTmdb(options: LocalTmdbOptions): Promise<LocalTmdb> {
  const { titles, token, key, maxPerSecond = Number.POSITIVE_INFINITY, nowMs = Date.now } = options
  const byId = new Map(titles.map((title) => [String(title.id), title]))
  const recentMs: number[] = []

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://tmdb')
    const isKnown =
      request.headers.authorization === `Bearer ${token}` ||
      (key !== undefined && searchParams.get('api_key') === key)
    if (!isKnown) return refuse(response, 'invalidKey')
    while (recentMs[0] !== undefined && recentMs[0] <= nowMs() - 1000) recentMs.shift()
    if (recentMs.length >= maxPerSecond) return refuse(response, 'tooMany', { 'retry-after': '1' })
    recentMs.push(nowMs())
    if (pathname === '/3/configuration') return send(response, 200, CONFIGURATION)
    const title = byId.get(/^\/3\/movie\/(\d+)$/.exec(pathname)?.[1] ?? '')
    if (title === undefined) return refuse(response, 'notFound')
    send(response, 200, toMovie(title, searchParams.get('language') ?? 'en-US'))
  }

  const server = createServer((request, response) => {
    tmdb.calls.push((request.url ?? '/').replace(/([?&]api_key=)[^&]*/, '$1…'))
    if (tmdb.intercept === undefined) answer(request, response)
    else tmdb.intercept(request, response, () => answer(request, response))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const tmdb: LocalTmdb = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/3`,
    calls: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return tmdb
}

function refuse(response: ServerResponse, name: keyof typeof ERRORS, headers = {}): void {
  const [status, status_code, status_message] = ERRORS[name]
  send(response, status, { success: false, status_code, status_message }, headers)
}

function send(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json;charset=utf-8', ...headers })
  response.end(JSON.stringify(body))
}
