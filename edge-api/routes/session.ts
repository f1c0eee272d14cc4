import { Hono } from 'hono'
import { SessionRequestSchema } from '../contract/schemas/slates.ts'
import type { Session } from '../contract/types.ts'
import { createAnonymousSubject, linkAnonymous, openSession } from '../domain/session.ts'
import type { TokenPorts } from '../domain/session.ts'
import type { UserIds } from '../domain/user-ids.ts'
import { json, PERSONAL } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import type { ApiEnv } from '../http/context.ts'
import { InvalidToken } from '../ports/identity.ts'
import type { AnonymousSubject, Subject } from '../ports/identity.ts'
import type { ObjectStore } from '../ports/object-store.ts'
import type { Clock } from '../ports/ports.ts'

export interface SessionDependencies extends TokenPorts {
  objectStore: ObjectStore
  clock: Clock
  userIds: UserIds
}

/** POST /v1/session -> Session. Opens a session, keeps an anonymous one alive, or links it to the user who signed in. */
export function session(dependencies: SessionDependencies): Hono<ApiEnv> {
  const { ownTokens } = dependencies
  return new Hono<ApiEnv>().post('/v1/session', async (c) => {
    const request = await readBody(c, SessionRequestSchema)
    const subject = await getSubject(request)
    const opened: Session = await openSession(ownTokens, subject)
    return json(c, opened, { cache: PERSONAL })
  })

  async function getSubject(request: { token?: string; anonymousToken?: string }): Promise<Subject> {
    const anonymous = await getAnonymous(request.anonymousToken)
    if (request.token === undefined) return anonymous ?? createAnonymousSubject()
    const user = await dependencies.userTokens.verify(request.token)
    if (anonymous !== undefined) await linkAnonymous(dependencies, user, anonymous, dependencies.clock.now())
    return user
  }

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
