// Lets only requests through that came by the content network: its firewall and caches stand in front of everything.

import { createHash, timingSafeEqual } from 'node:crypto'
import { createMiddleware } from 'hono/factory'
import type { MiddlewareHandler } from 'hono'
import { NotAllowed } from '../domain/errors.ts'
import type { ApiEnv } from './context.ts'

export const ORIGIN_SECRET_HEADER = 'x-origin-secret'

/** Accepts any of the secrets, so that a rotation has time to reach every edge. Throws NotAllowed. */
export function originSecret(secrets: readonly string[]): MiddlewareHandler<ApiEnv> {
  const digests = secrets.map(digest)
  return createMiddleware<ApiEnv>(async function requireOriginSecret(c, next) {
    const said = digest(c.req.header(ORIGIN_SECRET_HEADER) ?? '')
    if (!digests.some((one) => timingSafeEqual(one, said))) {
      throw new NotAllowed('Requests reach this API through its public address only')
    }
    await next()
  })
}

/** Digests are of one length, which the comparison needs. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
