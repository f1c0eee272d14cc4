// How good and how fast the engine is on a MovieLens folder: npm run bench:engine -- --movielens <folder> [--json]
import { parseArgs } from 'node:util'
import { trainAll } from '../../edge-api/engine/evaluation/algorithms.ts'
import { coWatch } from '../../edge-api/engine/evaluation/co-watch.ts'
import { coldStart } from '../../edge-api/engine/evaluation/cold-start.ts'
import { personalizeMetrics } from '../../edge-api/engine/evaluation/personalize-metrics.ts'
import { toPositives } from '../../edge-api/engine/evaluation/positives.ts'
import { replay } from '../../edge-api/engine/evaluation/replay.ts'
import { strongGeneralization } from '../../edge-api/engine/evaluation/strong-generalization.ts'
import type { Algorithm, ProtocolOptions } from '../../edge-api/engine/evaluation/types.ts'
import { hashData } from '../../edge-api/engine/data-hash.ts'
import { trainModel } from '../../edge-api/engine/train-model.ts'
import type { Interaction } from '../../edge-api/engine/types.ts'
import { readMovieLens } from '../../edge-api/jobs/movielens/read-movielens.ts'
import { compareForms } from './dual-primal.ts'
import { align, type Figures, toFigures, toTable } from './report.ts'

const { values: options } = parseArgs({
  options: { movielens: { type: 'string' }, json: { type: 'boolean' }, lambda: { type: 'string' } },
})
if (!options.movielens) {
  console.error(
    'usage: npm run bench:engine -- --movielens <unpacked MovieLens folder> [--lambda 200] [--json]',
  )
  process.exit(2)
}

const movieLens = await readMovieLens(options.movielens)
const ratings = movieLens.ratings.map(({ movieId, ...rating }) => ({ ...rating, itemId: movieId }))
const items = movieLens.movies.map(({ movieId, genres }) => ({ itemId: movieId, genres }))
const positives = toPositives(ratings)
// 400 to 500 suits about a million interactions (recommender reference, section 1).
const lambda =
  options.lambda === undefined ? (positives.length > 300_000 ? 400 : 200) : Number(options.lambda)

const trained = new Map<string, Algorithm[]>() // the protocols over folds train on the same folds
function trainAlgorithms(interactions: readonly Interaction[]): Algorithm[] {
  const key = hashData(interactions, [])
  const algorithms =
    trained.get(key) ?? trainAll(interactions, { items, lambda, onProgress: report('training') })
  trained.set(key, algorithms)
  return algorithms
}

const training = measureTraining()
const forms = compareForms(positives, { lambda })
const figures: Record<string, Figures> = {
  'strong generalization': toFigures(strongGeneralization(ratings, protocol('strong generalization'))),
  'cold start': toFigures(coldStart(ratings, protocol('cold start'))),
  'similar items': toFigures(coWatch(ratings, protocol('similar items'))),
  replay: toFigures(replay(ratings, protocol('replay'))),
}
const personalize = personalizeMetrics(ratings, protocol("Personalize's metrics"))

console.log(`${movieLens.name}: ${ratings.length} ratings, ${positives.length} positives, lambda ${lambda}`)
for (const [title, table] of Object.entries(figures)) console.log(toTable(title, table))
console.log(`\nPersonalize's metrics\n${personalizeTable()}`)
console.log(
  `\ntraining on all positives: ${training.seconds.toFixed(2)} s (${training.form} form, ${training.users} users x ${training.items} items)`,
)
console.log(
  `dual and primal differ by ${forms.largestDifference.toExponential(1)} at most (${forms.users} users x ${forms.items} items)`,
)
if (options.json)
  console.log(JSON.stringify({ dataset: movieLens.name, lambda, figures, personalize, training, forms }))

function protocol(name: string): ProtocolOptions {
  return { trainAlgorithms, onProgress: report(name) }
}

/** The best of three runs on all positives: what training costs when nothing else disturbs it. */
function measureTraining(): { seconds: number; form: 'dual' | 'primal'; users: number; items: number } {
  const users = new Set(positives.map(({ userId }) => userId)).size
  const known = new Set(positives.map(({ itemId }) => itemId)).size
  const runs = Math.min(users, known) > 1500 ? 1 : 3
  const trainedAtSeconds = positives.reduce(
    (latest, { timestampSeconds }) => Math.max(latest, timestampSeconds),
    0,
  )
  const seconds = Array.from({ length: runs }, () => {
    const start = performance.now()
    trainModel(positives, items, { lambda, trainedAtSeconds, onProgress: report('training') })
    return (performance.now() - start) / 1000
  })
  return { seconds: Math.min(...seconds), form: users < known ? 'dual' : 'primal', users, items: known }
}

function personalizeTable(): string {
  const names = Object.keys(Object.values(personalize)[0] ?? {})
  const columns = Object.entries(personalize)
  const rows = names.map((name) => [name, ...columns.map(([, metrics]) => (metrics[name] ?? 0).toFixed(4))])
  return align([['', ...columns.map(([algorithm]) => algorithm)], ...rows])
}

/** Progress on standard error, at most once a tenth, so that a long run is seen to live. */
function report(name: string): (doneRatio: number) => void {
  let tenths = 0
  return (doneRatio) => {
    if (doneRatio * 10 < tenths + 1) return
    tenths = Math.floor(doneRatio * 10)
    process.stderr.write(`${name} ${tenths * 10} %\n`)
  }
}
