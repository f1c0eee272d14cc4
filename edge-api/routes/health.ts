import { Hono } from 'hono'
import type { Health } from '../contract/types.ts'
import { within } from '../domain/deadline.ts'
import { POPULAR_KEY } from '../domain/slates/popular-fallback.ts'
import { json, NEVER } from '../http/answer.ts'
import type { ApiEnv } from '../http/context.ts'
import type { Ports } from '../ports/ports.ts'

export type HealthDependencies = Pick<Ports, 'catalog' | 'objectStore' | 'recommender'> & {
  publicUserId: string
}

const TIMEOUT_MS = 1000

/** GET /healthz: the process answers. GET /readyz: what it needs answers too; degraded still serves. */
export function health({
  catalog,
  objectStore,
  recommender,
  publicUserId,
}: HealthDependencies): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/healthz', (c) => json(c, { status: 'ok', reasons: [] } satisfies Health, { cache: NEVER }))
    .get('/readyz', async (c) => {
      const [missing, weak] = await Promise.all([
        getReasons([
          ['The object store does not answer.', () => objectStore.head(POPULAR_KEY)],
          ['The catalog has no items.', checkCatalog],
        ]),
        getReasons([['The recommender does not answer; slates come from lower rungs.', checkRecommender]]),
      ])
      const status = missing.length > 0 ? 'unavailable' : weak.length > 0 ? 'degraded' : 'ok'
      const body: Health = { status, reasons: [...missing, ...weak] }
      return json(c, body, { status: status === 'unavailable' ? 503 : 200, cache: NEVER })
    })

  async function checkCatalog(): Promise<void> {
    const [itemId] = await catalog.getMostRated(1)
    if (itemId === undefined) throw new Error('The catalog is empty')
  }

  async function checkRecommender(signal: AbortSignal): Promise<void> {
    await recommender.getPopularItems({ userId: publicUserId, numResults: 1, signal })
  }
}

/** What is wrong when a check fails, for the checks that do. */
async function getReasons(
  checks: [reason: string, check: (signal: AbortSignal) => Promise<unknown>][],
): Promise<string[]> {
  const reasons = await Promise.all(
    checks.map(([reason, check]) =>
      within(TIMEOUT_MS, check).then(
        () => [],
        () => [reason],
      ),
    ),
  )
  return reasons.flat()
}
