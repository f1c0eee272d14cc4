// What every request carries, set before its route runs.

import { randomUUID } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import type { Subject } from '../ports/identity.ts'
import { toCorsHeaders } from './cors.ts'
import type { AllowedOrigins } from './cors.ts'
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

export function withContext(allowedOrigins: AllowedOrigins): MiddlewareHandler<ApiEnv> {
  return function setContext(c, next) {
    c.set('requestId', randomUUID())
    c.set('timing', createTiming())
    c.set('corsHeaders', toCorsHeaders(c, allowedOrigins))
    return next()
  }
}
