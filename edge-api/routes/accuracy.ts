import { Hono } from 'hono'
import { AccuracyQuerySchema } from '../contract/schemas/queries.ts'
import type { AccuracyReport, WatchedRule } from '../contract/types.ts'
import { readDailyAccuracy } from '../domain/accuracy/daily-accuracy.ts'
import { toFirstDay } from '../domain/accuracy/to-report.ts'
import { toSiteAccuracy } from '../domain/accuracy/site-accuracy.ts'
import { within } from '../domain/deadline.ts'
import { DependencyUnavailable, InvalidRequest, NotAllowed } from '../domain/errors.ts'
import type { TokenPorts } from '../domain/session.ts'
import { json, PERSONAL } from '../http/answer.ts'
import { getSubject, signedIn } from '../http/auth.ts'
import type { ApiEnv } from '../http/context.ts'
import { OPERATORS } from '../http/debug.ts'
import { readQuery } from '../http/query.ts'
import type { RateLimit } from '../http/rate-limit.ts'
import type { ObjectStore } from '../ports/object-store.ts'
import type { Clock } from '../ports/ports.ts'

export interface AccuracyDependencies extends TokenPorts {
  rateLimit: RateLimit
  objectStore: ObjectStore
  clock: Clock
  watchedRule: WatchedRule
  storeTimeoutMs: number
}

/** What the job counts; another window would have to be counted anew. */
const WINDOW_DAYS = 14

/** GET /v1/accuracy -> AccuracyReport of the whole site, for operators: what the daily job has counted. */
export function accuracy(dependencies: AccuracyDependencies): Hono<ApiEnv> {
  const { objectStore, clock, watchedRule, storeTimeoutMs } = dependencies
  return new Hono<ApiEnv>().use('/v1/accuracy', signedIn(dependencies)).get('/v1/accuracy', async (c) => {
    const subject = getSubject(c)
    if (subject.kind !== 'user' || !subject.groups.includes(OPERATORS))
      throw new NotAllowed('Only operators see the accuracy of the whole site')
    const { range, by, window } = readQuery(c, AccuracyQuerySchema)
    if (window !== WINDOW_DAYS) {
      const fault = 'is not what the site is counted by'
      throw new InvalidRequest([{ field: 'query.window', fault, allowed: String(WINDOW_DAYS) }])
    }
    const to = new Date(clock.now()).toISOString().slice(0, 10)
    const days = await within(storeTimeoutMs, () =>
      readDailyAccuracy(objectStore, { from: toFirstDay(range, to), to }),
    ).catch((error: unknown) => {
      throw new DependencyUnavailable('The reports could not be read', { cause: error })
    })
    const counted = days.at(-1)?.watchedRule ?? watchedRule
    const options = { range, by, windowDays: WINDOW_DAYS, watchedRule: counted }
    const report: AccuracyReport = toSiteAccuracy(days, options)
    return json(c, report, { cache: PERSONAL })
  })
}
