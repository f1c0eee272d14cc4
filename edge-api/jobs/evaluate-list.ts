// Measures any endpoint through the wire: it is asked for lists for users of whom something is held out from training, and
// measured as Amazon Personalize measures its own models, beside popular items on the same users.
// https://docs.aws.amazon.com/personalize/latest/dg/working-with-training-metrics.html

import { coverageAt, ndcgAt, precisionAt, reciprocalRankAt, toRankedHits } from '../engine/metrics.ts'
import type { ObjectStore } from '../ports/object-store.ts'
import type { RecommendationList } from '../ports/recommendation-list.ts'
import { toFigures, type Figure } from './evaluation-figures.ts'
import { inParallel } from './in-parallel.ts'
import { readCatalogItems } from './preprocess/write-training.ts'
import { writeEvaluationReport } from './report/evaluation-report.ts'
import { readHeldOut } from './train/compare.ts'
import { readCurrentModel } from './train/models.ts'

export interface EvaluateListSummary {
  /** The run whose held-out interactions were asked for. */
  runId: string
  users: number
  /** By list, then metric. */
  figures: Record<string, Record<string, Figure>>
  /** Share of the catalog in the first 25 places, by list. */
  coverage: Record<string, number>
}

export interface EvaluateListOptions {
  /** Default: the run whose model serves. */
  runId?: string
  /** Asked at a time. Default 8. */
  atATime?: number
  onProgress?: (doneRatio: number) => void
}

const PLACES = 25
/** Personalize gives no more: https://docs.aws.amazon.com/personalize/latest/dg/API_RS_GetRecommendations.html */
const MOST_RESULTS = 500

/**
 * Safe to run twice: it only asks. What a user already has is taken out of a list before it is measured. Only a model
 * that was trained on the run's files, or on less, is measured fairly.
 * Reads training/<runId>/; writes evaluation/<runId>/<name>.json, reports/evaluation/<runId>-<name>/.
 * Errors: an Error when there is no such run, or nothing was held out; what the endpoint throws.
 */
export async function evaluateList(
  { objectStore, list }: { objectStore: ObjectStore; list: RecommendationList },
  { runId, atATime = 8, onProgress = () => undefined }: EvaluateListOptions = {},
): Promise<EvaluateListSummary> {
  const of = runId ?? (await readCurrentModel(objectStore))?.modelId
  if (of === undefined) throw new Error('No model of the loop serves yet; run `intellistream job loop` first')
  const users = await readHeldOut(objectStore, of)
  if (users.length === 0) throw new Error(`Nothing was held out in ${of}: there are too few interactions`)
  const stored = await objectStore.get(`training/${of}/popular.json`)
  const popular = JSON.parse(Buffer.from(stored?.body ?? '{}').toString('utf8')) as { itemIds?: string[] }

  const answers = new Map<string, string[]>()
  await inParallel(atATime, users, async ({ userId, known }) => {
    const numResults = Math.min(MOST_RESULTS, PLACES + known.length)
    answers.set(userId, await list.recommend(userId, numResults))
    onProgress(answers.size / users.length)
  })

  const catalog = new Set((await readCatalogItems(objectStore)).map(({ itemId }) => itemId))
  const lists = {
    'popular items': () => popular.itemIds ?? [],
    [list.name]: (userId: string) => answers.get(userId) ?? [],
  }
  const coverage: Record<string, number> = {}
  const measured = Object.fromEntries(
    Object.entries(lists).map(([name, toList]) => {
      const shown = users.map(({ userId, known }) => {
        const seen = new Set(known)
        return toList(userId)
          .filter((itemId) => !seen.has(itemId))
          .slice(0, PLACES)
      })
      coverage[name] = coverageAt(shown, catalog, PLACES)
      return [name, measure(shown, users)] as const
    }),
  )
  const summary = { runId: of, users: users.length, figures: toFigures(measured), coverage }
  const name = list.name.replace(/[^\w-]/g, '-')
  await objectStore.put(`evaluation/${of}/${name}.json`, Buffer.from(JSON.stringify(summary)))
  await writeEvaluationReport(objectStore, `${of}-${name}`, {
    title: `${list.name}, by what ${of} held out`,
    figures: { 'held-out interactions': summary.figures },
  })
  return summary
}

function measure(
  lists: readonly (readonly string[])[],
  users: readonly { targets: readonly string[] }[],
): Record<string, number[]> {
  const hits = lists.map((list, index) => toRankedHits(list, new Set(users[index]?.targets)))
  return {
    mean_reciprocal_rank_at_25: hits.map((one) => reciprocalRankAt(one, 25)),
    ...Object.fromEntries(
      [5, 10, 25].flatMap((k) => [
        [`normalized_discounted_cumulative_gain_at_${k}`, hits.map((one) => ndcgAt(one, k))],
        [`precision_at_${k}`, hits.map((one) => precisionAt(one, k))],
      ]),
    ),
  }
}
