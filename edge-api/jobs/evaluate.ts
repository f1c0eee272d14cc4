// Measures the recommender offline on the data in use, beside baselines, by the protocol that recommender figures go by.

import { parse } from 'csv-parse/sync'
import { trainAll } from '../engine/evaluation/algorithms.ts'
import { replay } from '../engine/evaluation/replay.ts'
import { strongGeneralization } from '../engine/evaluation/strong-generalization.ts'
import type { Rating } from '../engine/evaluation/types.ts'
import type { ItemMetadata } from '../engine/types.ts'
import type { Ports } from '../ports/ports.ts'
import { toFigures, type EvaluationFigures } from './evaluation-figures.ts'
import { readCurrentTraining, type CurrentTraining } from './import/current-training.ts'
import { writeEvaluationReport } from './report/evaluation-report.ts'

export interface EvaluateSummary {
  training: CurrentTraining
  /** Watches taken as positives. */
  positives: number
  figures: EvaluationFigures
}

export interface EvaluateOptions {
  onProgress?: (doneRatio: number) => void
}

/** A watch of data without ratings counts like a rating of this size, which the protocol takes as positive. */
const POSITIVE_RATING = 5

/**
 * Strong generalization over five folds of users, and replay in order of time. Safe to run twice: the same data
 * writes the same bytes. Reads training/<runId>/; writes evaluation/<runId>/metrics.json,
 * reports/evaluation/<runId>/.
 * Errors: an Error when nothing was imported.
 */
export async function evaluate(
  { objectStore }: Pick<Ports, 'objectStore'>,
  { onProgress = () => undefined }: EvaluateOptions = {},
): Promise<EvaluateSummary> {
  const training = await readCurrentTraining(objectStore)
  if (!training)
    throw new Error('Nothing to measure: the data folder has no import; run `start` or `import` first')
  const rows = async (name: string): Promise<Record<string, string>[]> => {
    const stored = await objectStore.get(`training/${training.runId}/${name}`)
    if (!stored) throw new Error(`training/${training.runId}/${name} is missing; import again`)
    return parse<Record<string, string>>(Buffer.from(stored.body), { columns: true })
  }
  const ratings = (await rows('interactions.csv'))
    .filter((row) => row['EVENT_TYPE'] === 'Watch')
    .map((row) => toRating(row, training))
  const items = (await rows('items.csv')).map(toItem)

  const protocols = { 'strong generalization': strongGeneralization, replay }
  const figures: EvaluationFigures = {}
  const count = Object.keys(protocols).length
  for (const [index, [name, protocol]] of Object.entries(protocols).entries()) {
    const measurements = protocol(ratings, {
      trainAlgorithms: (interactions) => trainAll(interactions, { items }),
      onProgress: (doneRatio) => onProgress((index + doneRatio) / count),
    })
    figures[name] = toFigures(measurements)
  }
  const summary = { training, positives: ratings.length, figures }
  await objectStore.put(`evaluation/${training.runId}/metrics.json`, Buffer.from(JSON.stringify(summary)))
  await writeEvaluationReport(objectStore, training.runId, {
    title: `The engine on ${training.source}`,
    figures,
  })
  return summary
}

function toRating(row: Record<string, string>, { valueMeaning }: CurrentTraining): Rating {
  return {
    userId: row['USER_ID'] ?? '',
    itemId: row['ITEM_ID'] ?? '',
    rating: valueMeaning === 'rating' ? Number(row['EVENT_VALUE']) : POSITIVE_RATING,
    timestampSeconds: Number(row['TIMESTAMP']),
  }
}

function toItem(row: Record<string, string>): ItemMetadata {
  return { itemId: row['ITEM_ID'] ?? '', genres: (row['GENRES'] ?? '').split('|') }
}
