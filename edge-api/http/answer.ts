// How every answer is made: all headers in one plain object together with the response.
// A header set after the response was built costs about four times the requests per second.

import { createHash } from 'node:crypto'
import type { ApiContext } from './context.ts'

/** Made for one person: no cache outside the server keeps it. */
export const PERSONAL = 'private, no-store'
/** The same for everybody: a minute in browsers, five in shared caches, an hour while a new one is fetched. */
export const PUBLIC = 'public, max-age=60, s-maxage=300, stale-while-revalidate=3600'
/** The same for everybody, from a lower rung of the ladder: soon asked again. */
export const PUBLIC_DEGRADED = 'public, max-age=5, s-maxage=10'
export const NEVER = 'no-store'

const NO_CONTENT_POLICY = "default-src 'none'; frame-ancestors 'none'"
const JSON_TYPE = 'application/json; charset=utf-8'

/** Bytes for what is given again and again: they are encoded once. */
type Body = string | Uint8Array<ArrayBuffer>

export interface AnswerOptions {
  status?: number
  cache: string
  contentType?: string
  contentPolicy?: string
  headers?: Record<string, string>
}

export function answer(c: ApiContext, body: Body | null, options: AnswerOptions): Response {
  const { status = 200, cache, contentType = JSON_TYPE, contentPolicy = NO_CONTENT_POLICY, headers } = options
  // One literal, in which every answer has the same names in the same order, costs a third of what spreading does.
  const all: Record<string, string> = {
    'content-type': contentType,
    'content-security-policy': contentPolicy,
    'cache-control': cache,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'cross-origin',
    'x-request-id': c.get('requestId'),
    'server-timing': c.get('timing').toHeader(),
  }
  Object.assign(all, c.get('corsHeaders'), headers)
  if (body === null) delete all['content-type']
  return new Response(body, { status, headers: all })
}

export function json(c: ApiContext, body: unknown, options: AnswerOptions): Response {
  return answer(c, JSON.stringify(body), options)
}

/** A public body with the tag of its content. `content` is what makes it different; by default all of it. */
export interface Tagged {
  body: Body
  etag: string
  cache: string
}

export function toTagged(body: unknown, cache: string, content: unknown = body): Tagged {
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22)
  return { body: Buffer.from(JSON.stringify(body)), etag: `W/"${hash}"`, cache }
}

/** The tagged body, or 304 when the caller holds that content already. */
export function answerTagged(c: ApiContext, { body, etag, cache }: Tagged): Response {
  const held = c.req.header('if-none-match')
  const headers = { etag }
  if (held !== undefined && matches(held, etag)) return answer(c, null, { status: 304, cache, headers })
  return answer(c, body, { cache, headers })
}

/** RFC 9110, section 13.1.2: weak comparison, a list, or any. */
function matches(header: string, etag: string): boolean {
  if (header.length > 4096) return false
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '')
  return header.trim() === '*' || header.split(',').some((tag) => opaque(tag) === opaque(etag))
}
