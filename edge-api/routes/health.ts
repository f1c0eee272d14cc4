import { Hono } from 'hono'
import type { Health, RowCounts } from '../contract/types.ts'
import { within, withinOrAborted } from '../domain/deadline.ts'
import { BATCH_POINTER_KEY } from '../domain/slates/batch-slates.ts'
import { POPULAR_KEY } from '../domain/slates/popular-fallback.ts'
import { json, NEVER } from '../http/answer.ts'
import type { ApiEnv } from '../http/context.ts'
import type { Ports } from '../ports/ports.ts'

export type HealthDependencies = Pick<Ports, 'catalog' | 'objectStore' | 'recommender' | 'titleSource'> & {
  publicUserId: string
  mode?: 'live' | 'batch'
  missing?: readonly string[]
}

const TIMEOUT_MS = 1000
const ITEMS_KEY = 'catalog/items.ndjson.gz'
const MAPPINGS_KEY = 'mappings/Final2.csv'

/** What is wrong and what to do, one sentence each; [] when nothing is. */
type Check = () => Promise<string[]>

/** GET /healthz: the process answers. GET /readyz: what it needs is there and answers too; degraded still serves. */
export function health(dependencies: HealthDependencies): Hono<ApiEnv> {
  const { catalog, objectStore, recommender, titleSource, publicUserId, mode, missing = [] } = dependencies
  return new Hono<ApiEnv>()
    .get('/healthz', (c) => json(c, { status: 'ok', reasons: [] } satisfies Health, { cache: NEVER }))
    .get('/readyz', async (c) => {
      const rows: Record<string, RowCounts> = {}
      const [fatal, weak] = await Promise.all([
        run([checkStore, () => checkCatalog(rows)]),
        run(mode === 'batch' ? [checkPopular, checkBatch] : [checkPopular, checkRecommender]),
      ])
      // A store that is away has said so: what it holds is not missed one by one.
      const reasons = fatal.length > 0 ? fatal : [...missing, ...weak, ...missTitles(rows)]
      const status = fatal.length > 0 ? 'unavailable' : reasons.length > 0 ? 'degraded' : 'ok'
      const body: Health = { status, reasons, ...(Object.keys(rows).length === 0 ? {} : { rows }) }
      return json(c, body, { status: status === 'unavailable' ? 503 : 200, cache: NEVER })
    })

  async function checkStore(): Promise<string[]> {
    return failing('The object store does not answer: check DATA_BUCKET and that the role may read it', () =>
      objectStore.head(POPULAR_KEY),
    )
  }

  async function checkCatalog(rows: Record<string, RowCounts>): Promise<string[]> {
    const failed = await failing(`${ITEMS_KEY} cannot be read`, async () => {
      Object.assign(rows, await catalog.getRows())
    })
    if (failed.length > 0) {
      const missing = await checkObject(ITEMS_KEY, 'import a catalog, or put one there')
      return missing.length > 0 ? missing : failed
    }
    const { rows: read = 0, malformed = 0, duplicate = 0 } = rows[ITEMS_KEY] ?? {}
    if (read > malformed + duplicate) return []
    return [`${ITEMS_KEY} has no item: of ${read} lines ${malformed} are malformed; import a catalog.`]
  }

  async function checkPopular(): Promise<string[]> {
    return checkObject(
      POPULAR_KEY,
      'slates fall back to what has most ratings; import a catalog or run the loop',
    )
  }

  async function checkBatch(): Promise<string[]> {
    return checkObject(
      BATCH_POINTER_KEY,
      'MODE is batch and nobody has slates of their own; run the batch loop',
    )
  }

  async function checkObject(key: string, consequence: string): Promise<string[]> {
    const stored = await within(TIMEOUT_MS, () => objectStore.head(key)).catch(() => 'away' as const)
    return stored === undefined ? [`There is no ${key}: ${consequence}.`] : []
  }

  async function checkRecommender(): Promise<string[]> {
    return failing(
      'The recommender does not answer, slates come from lower rungs: check PERSONALIZE_MOST_POPULAR_ARN and its state',
      (signal) => recommender.getPopularItems({ userId: publicUserId, numResults: 1, signal }),
    )
  }

  function missTitles(rows: Record<string, RowCounts>): string[] {
    if (titleSource === undefined) return []
    if (rows[MAPPINGS_KEY] === undefined)
      return [`There is no ${MAPPINGS_KEY}: no item is looked up at TMDB; put one with movieId,tmdbId.`]
    const hasCards = Object.keys(rows).some((key) => key.startsWith('catalog/cards.'))
    return hasCards ? [] : ['There is no catalog/cards.<locale>.ndjson.gz: run the job enrich for pictures.']
  }
}

async function run(checks: readonly Check[]): Promise<string[]> {
  return (await Promise.all(checks.map((check) => check()))).flat()
}

/** The sentence with what was answered instead, when the work fails. */
async function failing(sentence: string, work: (signal: AbortSignal) => Promise<unknown>): Promise<string[]> {
  return withinOrAborted(TIMEOUT_MS, work).then(
    () => [],
    (error: unknown) => [`${sentence} (${error instanceof Error ? error.message : 'failed'}).`],
  )
}
