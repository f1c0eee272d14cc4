// Which sites may read the answers: exact origins, or every one in local mode. Never with credentials.

export type AllowedOrigins = readonly string[] | '*'

const EXPOSED = 'Server-Timing, ETag, X-Request-Id, Retry-After'
/** Chromium keeps a preflight for at most two hours. */
const PREFLIGHT_SECONDS = '7200'

export function isAllowedOrigin(origin: string | undefined, allowed: AllowedOrigins): boolean {
  return origin === undefined || allowed === '*' || allowed.includes(origin)
}

export function toCorsHeaders(
  c: { req: { header(name: 'origin'): string | undefined } },
  allowed: AllowedOrigins,
): Readonly<Record<string, string>> {
  if (allowed === '*') return EVERY_ORIGIN
  const origin = c.req.header('origin')
  if (origin === undefined || !allowed.includes(origin)) return { vary: 'Origin' }
  return {
    vary: 'Origin',
    'access-control-allow-origin': origin,
    'access-control-expose-headers': EXPOSED,
    'timing-allow-origin': origin,
  }
}

const EVERY_ORIGIN: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': EXPOSED,
  'timing-allow-origin': '*',
}

/** What a preflight asks for. */
export const PREFLIGHT_HEADERS: Readonly<Record<string, string>> = {
  'access-control-allow-methods': 'GET, HEAD, POST, DELETE, OPTIONS',
  'access-control-allow-headers': 'Authorization, Content-Type, If-None-Match',
  'access-control-max-age': PREFLIGHT_SECONDS,
}
