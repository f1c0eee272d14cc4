import type * as v from 'valibot'
import { Hono } from 'hono'
import * as queries from '../contract/schemas/queries.ts'
import type {
  AccuracyReport,
  GenreReport,
  MeErasure,
  MeExport,
  SlateRequest,
  WatchedRule,
} from '../contract/types.ts'
import { within } from '../domain/deadline.ts'
import { MAX_AGE_DAYS } from '../domain/events/archived-event.ts'
import { DependencyUnavailable, NotAllowed } from '../domain/errors.ts'
import { toGenreReport } from '../domain/genres/genre-report.ts'
import { readProfile } from '../domain/profile/profile-store.ts'
import type { TokenPorts } from '../domain/session.ts'
import type { ComposeDependencies } from '../domain/slates/compose-options.ts'
import { composeSlates } from '../domain/slates/compose-slates.ts'
import { getViewer } from '../domain/viewers.ts'
import { eraseSubject } from '../domain/subjects/erase-subject.ts'
import type { EraseDependencies } from '../domain/subjects/erase-subject.ts'
import { exportSubject } from '../domain/subjects/export-subject.ts'
import type { ViewerDependencies } from '../domain/viewers.ts'
import { json, PERSONAL } from '../http/answer.ts'
import { addDays } from '../domain/genres/days.ts'
import { toOwnAccuracy } from '../domain/accuracy/own-accuracy.ts'
import { toFirstDay } from '../domain/accuracy/to-report.ts'
import { readSubjectEvents } from '../domain/subjects/subject-events.ts'
import { withoutErased } from '../domain/subjects/tombstones.ts'
import type { Subject } from '../ports/identity.ts'
import { getSubject, signedIn } from '../http/auth.ts'
import type { ApiContext, ApiEnv } from '../http/context.ts'
import { wantsDebug } from '../http/debug.ts'
import type { DebugSettings } from '../http/debug.ts'
import { readQuery } from '../http/query.ts'
import { toRequestContext } from '../http/request-context.ts'
import type { RateLimit } from '../http/rate-limit.ts'

export type MeDependencies = ComposeDependencies &
  EraseDependencies &
  ViewerDependencies &
  DebugSettings &
  TokenPorts & {
    rateLimit: RateLimit
    watchedRule: WatchedRule
    storeTimeoutMs: number
    onErased?: () => void
  }

/** GET /v1/me/*: made for the caller, whoever the token says that is; no cache outside the server keeps it. */
export function me(dependencies: MeDependencies): Hono<ApiEnv> {
  const { catalog, clock, objectStore, userIds, watchedRule, storeTimeoutMs } = dependencies
  return (
    new Hono<ApiEnv>()
      // Of `/v1/me` itself, too.
      .use('/v1/me/*', signedIn(dependencies))
      .get('/v1/me', async (c) => {
        const query = readQuery(c, queries.ExportQuerySchema)
        const held: MeExport = await fromStore(() => exportSubject(dependencies, getSubject(c), query))
        return json(c, held, { cache: PERSONAL })
      })
      .delete('/v1/me', async (c) => {
        const erasure: MeErasure = await fromStore(() =>
          eraseSubject(dependencies, getSubject(c), c.get('requestId')),
        )
        dependencies.onErased?.()
        return json(c, erasure, { status: 202, cache: PERSONAL })
      })
      .get('/v1/me/recommendations', (c) => {
        const { locale, debug, ...query } = readQuery(c, queries.RecommendationsQuerySchema)
        return answerSlate(c, { id: 'slate', kind: 'recommendations', ...query }, locale, debug)
      })
      .get('/v1/me/top-picks', (c) => {
        const { locale, debug, ...query } = readQuery(c, queries.TopPicksQuerySchema)
        return answerSlate(c, { id: 'slate', kind: 'top-picks', ...query }, locale, debug)
      })
      .get('/v1/me/because-you-watched', (c) => {
        const { locale, debug, ...query } = readQuery(c, queries.BecauseYouWatchedQuerySchema)
        return answerSlate(c, { id: 'slate', kind: 'because-you-watched', ...query }, locale, debug)
      })
      .get('/v1/me/accuracy', async (c) => {
        const query = readQuery(c, queries.AccuracyQuerySchema)
        const report: AccuracyReport = await fromStore(() => getAccuracy(getSubject(c), query))
        return json(c, report, { cache: PERSONAL })
      })
      .get('/v1/me/genres', async (c) => {
        const query = readQuery(c, queries.GenresQuerySchema)
        const profile = await c.get('timing').measure('profile', async () => {
          try {
            return await within(storeTimeoutMs, async () => {
              const { userId } = await userIds.toStamp(getSubject(c))
              return readProfile(objectStore, userId)
            })
          } catch (error) {
            throw new DependencyUnavailable('The profile could not be read', { cause: error })
          }
        })
        const items = await catalog.getItems('en')
        const report: GenreReport = toGenreReport(profile, items, {
          ...query,
          nowMs: clock.now(),
          watchedRule,
        })
        return json(c, report, { cache: PERSONAL })
      })
  )

  /** From as far back as what counts may be filed: by when its parcel was made, and that by a clock that may be behind. */
  async function getAccuracy(
    subject: Subject,
    { window, ...query }: v.InferOutput<typeof queries.AccuracyQuerySchema>,
  ): Promise<AccuracyReport> {
    const nowMs = clock.now()
    const first = toFirstDay(query.range, new Date(nowMs).toISOString().slice(0, 10))
    const from = query.range === 'all' ? '' : addDays(first, -window - MAX_AGE_DAYS - 1)
    const events = await readSubjectEvents(objectStore, subject.id, from)
    const kept = await withoutErased(dependencies.erasures, events)
    const items = await catalog.getItems('en')
    return toOwnAccuracy(kept, { ...query, windowDays: window, watchedRule, nowMs, items })
  }

  /** Without the store there is no answer; the caller comes again. */
  async function fromStore<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    try {
      return await ask()
    } catch (error) {
      if (error instanceof NotAllowed) throw error
      throw new DependencyUnavailable('The store did not answer', { cause: error })
    }
  }

  async function answerSlate(
    c: ApiContext,
    request: SlateRequest,
    locale: string,
    debug?: string,
  ): Promise<Response> {
    const trace = c.get('timing')
    const explain = wantsDebug(debug, dependencies, getSubject(c))
    const viewer = await getViewer(dependencies, getSubject(c), trace)
    const options = {
      requests: [request],
      toPlace: () => 'query',
      locale,
      dedupe: true,
      viewer,
      trace,
      context: toRequestContext(c, { locale, nowMs: clock.now() }),
      explain,
    }
    const [composed] = await composeSlates(dependencies, options)
    if (composed === undefined || 'error' in composed) throw composed?.error
    return json(c, composed.slate, { cache: PERSONAL })
  }
}
