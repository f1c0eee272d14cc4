// Titles from TMDB: at most 35 calls a second, patience where it is asked for, and no mistake kept for an answer.

import { setTimeout as wait } from 'node:timers/promises'
import { TitleSourceUnavailable } from '../../ports/title-source.ts'
import type { TitleSource } from '../../ports/title-source.ts'
import { BACKDROP_WIDTHS, IMAGE_BASE, POSTER_WIDTHS } from './images.ts'
import { createPace } from './pace.ts'
import { toTitleDetails } from './to-title-details.ts'

export interface TmdbTitleSourceOptions {
  /** An API read access token (v4), sent as bearer, or an API key (v3), sent in the address. */
  token: string
  /** Where TMDB is; tests hand in the local server. */
  baseUrl?: string
  /** The cap that TMDB describes is around 40: https://developer.themoviedb.org/docs/rate-limiting */
  perSecond?: number
  /** For one answer, from its call on. */
  timeoutMs?: number
  nowMs?: () => number
  sleep?: (ms: number, signal?: AbortSignal) => Promise<void>
}

/** A v3 key is 32 hexadecimal digits. As a bearer token TMDB refuses it. */
const V3_KEY = /^[\da-f]{32}$/i
const TMDB_ID = /^\d{1,12}$/
const PATIENCE_SECONDS = 1
/** Longer than anything real; an answer beyond it is none. */
const MAX_ANSWER_BYTES = 1_000_000

/** Throws RangeError without a token. */
export function tmdbTitleSource(options: TmdbTitleSourceOptions): TitleSource {
  const { token, baseUrl = 'https://api.themoviedb.org/3', perSecond = 35, timeoutMs = 5000 } = options
  const { nowMs = Date.now, sleep = (ms, signal) => wait(ms, undefined, signal ? { signal } : {}) } = options
  if (token.trim() === '') throw new RangeError('token must be a read access token or a key of TMDB')
  const isKey = V3_KEY.test(token)
  const pace = createPace({ perSecond, nowMs, sleep })

  /** The record, or undefined for a 404. */
  async function ask(path: string, query: Record<string, string>, signal?: AbortSignal): Promise<unknown> {
    const url = new URL(`${baseUrl}${path}`)
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    if (isKey) url.searchParams.set('api_key', token)
    const headers = { accept: 'application/json', ...(isKey ? {} : { authorization: `Bearer ${token}` }) }
    try {
      await pace.next(signal)
      const deadline = AbortSignal.timeout(timeoutMs)
      const response = await fetch(url, {
        headers,
        redirect: 'error',
        signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]),
      })
      if (response.status === 404) {
        await response.body?.cancel()
        return undefined
      }
      if (!response.ok) throw await toRefusal(response)
      const body = await response.text()
      if (body.length > MAX_ANSWER_BYTES) throw new RangeError('The answer is too long to be one')
      return JSON.parse(body)
    } catch (cause) {
      if (cause instanceof TitleSourceUnavailable) throw cause
      // Never the address: with a key it is a secret.
      throw new TitleSourceUnavailable('TMDB did not answer; try again later', { cause: toCause(cause) })
    }
  }

  async function toRefusal(response: Response): Promise<TitleSourceUnavailable> {
    await response.body?.cancel()
    const { status } = response
    const retryAfter = Number(response.headers.get('retry-after'))
    if (status === 429) {
      const retryAfterSeconds = retryAfter > 0 ? retryAfter : PATIENCE_SECONDS
      pace.pause(retryAfterSeconds * 1000)
      return new TitleSourceUnavailable('TMDB asks for patience', { retryAfterSeconds })
    }
    const isRefused = status === 401 || status === 403
    const advice = isRefused ? 'check TMDB_TOKEN' : 'try again later'
    return new TitleSourceUnavailable(`TMDB answered ${status}; ${advice}`, { isRefused })
  }

  return {
    async getTitle(tmdbId, { locale, signal }) {
      if (!TMDB_ID.test(tmdbId)) return undefined
      const record = await ask(`/movie/${tmdbId}`, { language: locale }, signal)
      if (record === undefined) return undefined
      const details = toTitleDetails(record)
      if (details === undefined) throw new TitleSourceUnavailable('TMDB answered something else than a movie')
      return details
    },
    async getImageWarnings() {
      const { images } = ((await ask('/configuration', {})) ?? {}) as { images?: Record<string, unknown> }
      return toImageWarnings(images ?? {})
    },
  }
}

function toImageWarnings(images: Record<string, unknown>): string[] {
  const missing = (name: string, widths: readonly number[]) => {
    const sizes: unknown = images[name]
    const gone = widths.filter((width) => !Array.isArray(sizes) || !sizes.includes(`w${width}`))
    return gone.length === 0
      ? []
      : [`TMDB no longer lists ${name} ${gone.map((one) => `w${one}`).join(', ')}`]
  }
  return [
    ...(images['secure_base_url'] === IMAGE_BASE
      ? []
      : [`TMDB no longer serves pictures from ${IMAGE_BASE}`]),
    ...missing('poster_sizes', POSTER_WIDTHS),
    ...missing('backdrop_sizes', BACKDROP_WIDTHS),
  ]
}

/** Failed fetches carry their address in places; only the kind of failure goes on. */
function toCause(error: unknown): Error {
  const { name, cause } = error as { name?: string; cause?: { code?: string } }
  return new Error([name, cause?.code].filter((part) => part !== undefined).join(' '))
}
