// Who calls: from the bearer token and from nowhere else.

import { createMiddleware } from 'hono/factory'
import type { MiddlewareHandler } from 'hono'
import { verifySubject } from '../domain/session.ts'
import type { TokenPorts } from '../domain/session.ts'
import type { Subject } from '../ports/identity.ts'
import type { ApiContext, ApiEnv } from './context.ts'
import { NotSignedIn } from './errors.ts'
import type { RateLimit } from './rate-limit.ts'

const MAX_TOKEN_LENGTH = 8192

/** Lets only callers with a valid token through, and none too often. Throws NotSignedIn, InvalidToken or TooManyRequests. */
export function signedIn(tokens: TokenPorts & { rateLimit: RateLimit }): MiddlewareHandler<ApiEnv> {
  return createMiddleware<ApiEnv>(async function requireToken(c, next) {
    const header = c.req.header('authorization') ?? ''
    const token = /^Bearer +([\w.~+/-]+=*)$/i.exec(header.slice(0, MAX_TOKEN_LENGTH + 8))?.[1]
    if (token === undefined) throw new NotSignedIn('The request has no bearer token')
    const subject = await c.get('timing').measure('token', () => verifySubject(tokens, token))
    tokens.rateLimit.take(subject)
    c.set('subject', subject)
    await next()
  })
}

/** The caller. A route that was not put behind `signedIn` refuses everybody. */
export function getSubject(c: ApiContext): Subject {
  const subject = c.get('subject')
  if (subject === undefined) throw new NotSignedIn('The route is not behind signedIn')
  return subject
}
