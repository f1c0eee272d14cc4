import { Hono } from 'hono'
import { SessionRequestSchema } from '../contract/schemas/slates.ts'
import type { Session } from '../contract/types.ts'
import { createAnonymousSubject, linkAnonymous, openSession } from '../domain/session.ts'
import type { TokenPorts } from '../domain/session.ts'
import type { UserIds } from '../domain/user-ids.ts'
import { json, PERSONAL } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import type { ApiEnv } from '../http/context.ts'
import type { RateLimit } from '../http/rate-limit.ts'
import { InvalidToken } from '../ports/identity.ts'
import type { AnonymousSubject } from '../ports/identity.ts'
import type { ObjectStore } from '../ports/object-store.ts'
import type { Clock } from '../ports/ports.ts'

export interface SessionDependencies extends TokenPorts {
  objectStore: ObjectStore
  clock: Clock
  userIds: UserIds
  rateLimit: RateLimit
}

/** POST /v1/session -> Session. Opens a session, keeps an anonymous one alive, or links it to the user who signed in. */
export function session(dependencies: SessionDependencies): Hono<ApiEnv> {
  const { ownTokens, rateLimit } = dependencies
  return new Hono<ApiEnv>().post('/v1/session', async (c) => {
    const request = await readBody(c, SessionRequestSchema)
    const anonymous = await getAnonymous(request.anonymousToken)
    const subject =
      request.token === undefined
        ? (anonymous ?? createAnonymousSubject())
        : await dependencies.userTokens.verify(request.token)
    c.set('subject', subject)
    rateLimit.take(subject)
    if (subject.kind === 'user' && anonymous !== undefined)
      await linkAnonymous(dependencies, subject, anonymous, dependencies.clock.now())
    const opened: Session = await openSession(ownTokens, subject)
    return json(c, opened, { cache: PERSONAL })
  })

  /** An anonymous token that has expired is no mistake of the caller: a new session begins. */
  async function getAnonymous(token: string | undefined): Promise<AnonymousSubject | undefined> {
    if (token === undefined) return undefined
    try {
      return await ownTokens.verifyAnonymous(token)
    } catch (error) {
      if (error instanceof InvalidToken) return undefined
      throw error
    }
  }
}
