// The API: routes over ports. Everything outside comes in as a port, everything variable as a setting.

import { Hono } from 'hono'
import type { WatchedRule } from './contract/types.ts'
import { guardReads } from './domain/guarded-reads.ts'
import { createItemDetails } from './domain/item-details.ts'
import { createHeldProfiles } from './domain/profile/held-profiles.ts'
import { createLadder } from './domain/slates/ladder.ts'
import { createErasures } from './domain/subjects/tombstones.ts'
import { createUserIds } from './domain/user-ids.ts'
import { DEFAULT_WATCHED_RULE } from './domain/watched.ts'
import { answer, NEVER } from './http/answer.ts'
import { withContext } from './http/context.ts'
import type { ApiEnv } from './http/context.ts'
import { PREFLIGHT_HEADERS } from './http/cors.ts'
import type { AllowedOrigins } from './http/cors.ts'
import { UnknownRoute } from './http/errors.ts'
import { originSecret } from './http/origin-secret.ts'
import { answerProblem } from './http/problem.ts'
import { createRateLimit } from './http/rate-limit.ts'
import type { Ports } from './ports/ports.ts'
import type { Telemetry } from './ports/telemetry.ts'
import { accuracy } from './routes/accuracy.ts'
import { docs } from './routes/docs.ts'
import { events } from './routes/events.ts'
import { health } from './routes/health.ts'
import { items } from './routes/items.ts'
import { loop } from './routes/loop.ts'
import { me } from './routes/me.ts'
import { openapi } from './routes/openapi.ts'
import { publicSlates } from './routes/public-slates.ts'
import { session } from './routes/session.ts'
import { slates } from './routes/slates.ts'

export interface Settings {
  /** Sites that may read the answers; '*' only in local mode. */
  allowedOrigins: AllowedOrigins
  /** Signs cursors. At least 32 characters, the same in every process. */
  cursorSecret: string
  /** What the content network says to prove itself, any of them; without, requests may come from anywhere. */
  originSecrets?: readonly string[]
  /** Who public slates are asked as. */
  publicUserId: string
  watchedRule: WatchedRule
  /** How long a request for slates may take in all. */
  totalTimeoutMs: number
  recommenderTimeoutMs: number
  profileTimeoutMs: number
  /** How long the page of one item waits for the title source. */
  titleTimeoutMs: number
  /** How long storing events, or reading what nothing replaces, may take. */
  storeTimeoutMs: number
  /** What one subject may ask in a second in the long run, and at once; 0 for no limit. */
  requestsPerSecond: number
  burst: number
  /** How long the server gives a public answer again without asking. */
  publicAnswerSeconds: number
  /** `batch`: slates come from the last batch and no recommender is asked; `live` falls back to it. */
  mode?: 'live' | 'batch'
  /** What is not set although it should be, one sentence each, for /readyz. */
  missing?: readonly string[]
  /** Who may see how a slate came about; `everybody` in local mode. Default `operators`. */
  debugFor?: 'operators' | 'everybody'
  /** Told of every archive object after it was stored. */
  onParcelStored?: (key: string) => void
  /** Told when somebody had everything erased, so that the job can begin. */
  onErased?: () => void
  /** Told of every request when it is answered, for logs and metrics. */
  onAnswered?: Telemetry['onAnswered']
  /** Told of every error that became a 500, for the log. */
  onInternalError?: Telemetry['onInternalError']
}

export const DEFAULT_SETTINGS: Omit<Settings, 'allowedOrigins' | 'cursorSecret'> = {
  publicUserId: 'intellistream-public',
  watchedRule: DEFAULT_WATCHED_RULE,
  totalTimeoutMs: 1200,
  recommenderTimeoutMs: 400,
  profileTimeoutMs: 250,
  titleTimeoutMs: 500,
  storeTimeoutMs: 3000,
  requestsPerSecond: 30,
  burst: 150,
  publicAnswerSeconds: 30,
}

/** Throws RangeError when a setting cannot be right. */
export function createApp(given: Ports, settings: Settings): Hono<ApiEnv> {
  if (settings.cursorSecret.length < 32) throw new RangeError('cursorSecret must have at least 32 characters')
  const objectStore = guardReads(given.objectStore, given.clock, settings.storeTimeoutMs)
  const ports = { ...given, objectStore }
  const userIds = createUserIds(ports)
  const profiles = createHeldProfiles(ports)
  const erasures = createErasures(ports)
  const ladder = createLadder({ ...ports, erasures }, settings)
  const rateLimit = createRateLimit(ports.clock, settings)
  const getItemDetails = createItemDetails(ports, settings)
  const dependencies = {
    ...ports,
    ...settings,
    userIds,
    profiles,
    erasures,
    ladder,
    rateLimit,
    getItemDetails,
  }

  const app = new Hono<ApiEnv>().use(withContext(settings.allowedOrigins, settings.onAnswered))
  if (settings.originSecrets !== undefined) app.use(originSecret(settings.originSecrets))
  return app
    .options('*', (c) => answer(c, null, { status: 204, cache: NEVER, headers: PREFLIGHT_HEADERS }))
    .route('/', slates(dependencies))
    .route('/', session(dependencies))
    .route('/', me(dependencies))
    .route('/', accuracy(dependencies))
    .route('/', loop(dependencies))
    .route('/', publicSlates(dependencies))
    .route('/', items(dependencies))
    .route('/', events(dependencies))
    .route('/', health(dependencies))
    .route('/', openapi())
    .route('/', docs())
    .notFound((c) => answerProblem(c, new UnknownRoute('No route')))
    .onError((error, c) => {
      const response = answerProblem(c, error)
      if (response.status === 500) settings.onInternalError?.(error, c.get('requestId'))
      return response
    })
}
