import { Hono } from 'hono'
import { SlatesRequestSchema } from '../contract/schemas/slates.ts'
import type { SlateResult, SlatesAnswer } from '../contract/types.ts'
import { createAnonymousSubject, openSession, verifySubject } from '../domain/session.ts'
import type { TokenPorts } from '../domain/session.ts'
import type { ComposeDependencies } from '../domain/slates/compose-options.ts'
import { composeSlates } from '../domain/slates/compose-slates.ts'
import { getViewer } from '../domain/viewers.ts'
import type { ViewerDependencies } from '../domain/viewers.ts'
import { json, PERSONAL } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import type { ApiEnv } from '../http/context.ts'
import { wantsDebug } from '../http/debug.ts'
import type { DebugSettings } from '../http/debug.ts'
import { toProblem } from '../http/problem.ts'
import type { RateLimit } from '../http/rate-limit.ts'
import { toRequestContext } from '../http/request-context.ts'

/** POST /v1/slates -> SlatesAnswer. All rails of a page in one round trip, with the session opened on the way. */
export function slates(
  dependencies: ComposeDependencies &
    ViewerDependencies &
    TokenPorts &
    DebugSettings & { rateLimit: RateLimit },
): Hono<ApiEnv> {
  return new Hono<ApiEnv>().post('/v1/slates', async (c) => {
    const {
      token,
      locale,
      timeZone,
      slates: requests,
      dedupe = true,
    } = await readBody(c, SlatesRequestSchema)
    const trace = c.get('timing')
    const subject = token === undefined ? createAnonymousSubject() : await verifySubject(dependencies, token)

    c.set('subject', subject)
    dependencies.rateLimit.take(subject)

    const [session, viewer] = await Promise.all([
      openSession(dependencies.ownTokens, subject),
      getViewer(dependencies, subject, trace),
    ])
    const composed = await composeSlates(dependencies, {
      requests,
      toPlace: (index) => `slates[${index}]`,
      locale,
      dedupe,
      viewer,
      trace,
      context: toRequestContext(c, {
        locale,
        ...(timeZone === undefined ? {} : { timeZone }),
        nowMs: dependencies.clock.now(),
      }),
      explain: wantsDebug(c.req.query('debug'), dependencies, subject),
    })

    const results = requests.map(({ id }, index): SlateResult => {
      const result = composed[index]
      if (result !== undefined && 'slate' in result) return { id, slate: result.slate }
      return { id, problem: toProblem(result?.error, c.get('requestId')) }
    })
    return json(c, { session, slates: results } satisfies SlatesAnswer, { cache: PERSONAL })
  })
}
