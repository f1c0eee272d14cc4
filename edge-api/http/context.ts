// What every request carries, set before its route runs.

import { randomUUID } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Subject } from '../ports/identity.ts'
import { toCorsHeaders } from './cors.ts'
import type { AllowedOrigins } from './cors.ts'
import type { Telemetry } from '../ports/telemetry.ts'
import { createTiming } from './timing.ts'
import type { Timing } from './timing.ts'

export interface ApiVariables {
  requestId: string
  timing: Timing
  corsHeaders: Readonly<Record<string, string>>
  /** Set behind `signedIn` only; read it by `getSubject`. */
  subject?: Subject
}

export type ApiEnv = { Variables: ApiVariables }
export type ApiContext = Context<ApiEnv>

/** `onAnswered` is told of every request when it is answered. */
export function withContext(
  allowedOrigins: AllowedOrigins,
  onAnswered?: Telemetry['onAnswered'],
): MiddlewareHandler<ApiEnv> {
  function set(c: ApiContext): void {
    c.set('requestId', randomUUID())
    c.set('timing', createTiming())
    c.set('corsHeaders', toCorsHeaders(c, allowedOrigins))
  }
  if (onAnswered === undefined) {
    return function setContext(c, next) {
      set(c)
      return next()
    }
  }
  return async function setContextAndTell(c, next) {
    set(c)
    await next()
    onAnswered({
      requestId: c.get('requestId'),
      method: c.req.method,
      // Of the handler that answered: all before it are middleware of every address.
      route: routePath(c, -1),
      status: c.res.status,
      caller: c.get('subject')?.kind ?? 'none',
      ...c.get('timing').toRecord(),
    })
  }
}
