import { Hono } from 'hono'
import type { LoopReport } from '../contract/types.ts'
import { within } from '../domain/deadline.ts'
import { DependencyUnavailable, NotAllowed } from '../domain/errors.ts'
import { LOOP_REPORT_KEY } from '../domain/loop-report.ts'
import type { TokenPorts } from '../domain/session.ts'
import { json, PERSONAL } from '../http/answer.ts'
import { getSubject, signedIn } from '../http/auth.ts'
import type { ApiEnv } from '../http/context.ts'
import { OPERATORS } from '../http/debug.ts'
import type { RateLimit } from '../http/rate-limit.ts'
import type { ObjectStore } from '../ports/object-store.ts'

export interface LoopDependencies extends TokenPorts {
  rateLimit: RateLimit
  objectStore: ObjectStore
  storeTimeoutMs: number
}

/** GET /v1/loop -> LoopReport, for operators: what the batch loop wrote about itself; no runs before the first. */
export function loop(dependencies: LoopDependencies): Hono<ApiEnv> {
  const { objectStore, storeTimeoutMs } = dependencies
  return new Hono<ApiEnv>().use('/v1/loop', signedIn(dependencies)).get('/v1/loop', async (c) => {
    const subject = getSubject(c)
    if (subject.kind !== 'user' || !subject.groups.includes(OPERATORS))
      throw new NotAllowed('Only operators see what the batch loop did')
    const stored = await within(storeTimeoutMs, () => objectStore.get(LOOP_REPORT_KEY)).catch(
      (error: unknown) => {
        throw new DependencyUnavailable('The report could not be read', { cause: error })
      },
    )
    const report: LoopReport =
      stored === undefined
        ? { runs: [] }
        : (JSON.parse(Buffer.from(stored.body).toString('utf8')) as LoopReport)
    return json(c, report, { cache: PERSONAL })
  })
}
