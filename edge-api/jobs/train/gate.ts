// The step that lets a model pass only if it is not worse than what serves, and not worse than popularity.

import { TrainingFailed } from '../../ports/model-training.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import { readOutput } from '../batch/read-output.ts'
import type { LoopOptions } from '../loop-options.ts'
import { readCatalogItems } from '../preprocess/write-training.ts'
import { RunRefused, type RunContext, type Step, type StepOutcome, type StepState } from '../runs/step.ts'
import { measureLists, readHeldOut, standardErrorOf, type Measured, type Scores } from './compare.ts'
import type { TrainPorts } from './import-and-train.ts'
import { readCurrentModel, readModel } from './models.ts'
import { wait } from './wait.ts'

/** Fewer cases show nothing. */
const FEWEST_USERS = 20
const LISTED = 100

export interface GateSummary extends Record<string, unknown> {
  users: number
  margin: number
  candidate: Scores
  popularity: Scores
  serving?: Scores
  servingModelId?: string
  /** Of the candidate's NDCG@10 minus the serving model's. */
  pairedStandardError?: number
  verdict: string
}

/**
 * Asks both models for lists for the users with held-out items, which neither was trained on. Reads
 * training/<runId>/, models/; writes runs/<runId>/gate/, evaluation/<runId>/metrics.json.
 */
export const gate: Step<TrainPorts, LoopOptions> = {
  name: 'gate',
  async run(ports, state, context) {
    const { objectStore } = ports
    const { runId } = context
    const users = await readHeldOut(objectStore, runId)
    const serving = await readCurrentModel(objectStore)
    const isFirst = serving === undefined || serving.modelId === runId
    if (users.length < FEWEST_USERS) {
      const message = `Only ${users.length} users have held-out items; ${FEWEST_USERS} are needed to compare`
      if (isFirst) return { summary: { users: users.length, verdict: `${message}: the first model passes` } }
      throw new RunRefused(message, { users: users.length })
    }
    const { modelRef } = await readModel(objectStore, runId)
    const waiting =
      (await ask(ports, context, 'candidate', modelRef, state)) ??
      (isFirst ? undefined : await ask(ports, context, 'serving', serving.modelRef, state))
    if (waiting !== undefined) return waiting

    const catalog = new Set((await readCatalogItems(objectStore)).map(({ itemId }) => itemId))
    const measure = async (name: string) => {
      const lists = await readLists(objectStore, `runs/${runId}/gate/${name}/`)
      return measureLists(users, (userId) => lists.get(userId), catalog)
    }
    const candidate = await measure('candidate')
    const served = isFirst ? undefined : await measure('serving')
    const popularIds = await readPopular(objectStore, runId)
    const popularity = measureLists(users, () => popularIds, catalog)
    const summary = judge(candidate, served, popularity, context.options.gateMargin, users.length)
    const named = isFirst ? summary : { ...summary, servingModelId: serving.modelId }
    await objectStore.put(`evaluation/${runId}/metrics.json`, Buffer.from(JSON.stringify(named, null, 2)))
    if (named.verdict !== PASSES) throw new RunRefused(named.verdict, named)
    return { summary: named }
  },
}

const PASSES = 'passes'

function judge(
  candidate: Measured,
  serving: Measured | undefined,
  popularity: Measured,
  margin: number,
  users: number,
): GateSummary {
  const found = candidate.scores.ndcgAt10
  const isWorse = (than: Measured) => found < than.scores.ndcgAt10 * (1 - margin)
  const say = (than: Measured, name: string) =>
    `The new model finds less than ${name}: NDCG@10 ${found.toFixed(4)} against ${than.scores.ndcgAt10.toFixed(4)}, ` +
    `${(margin * 100).toFixed(0)} % less is allowed. The old one keeps serving`
  const verdict =
    serving !== undefined && isWorse(serving)
      ? say(serving, 'the model that serves')
      : isWorse(popularity)
        ? say(popularity, 'popular items')
        : PASSES
  return {
    users,
    margin,
    candidate: candidate.scores,
    popularity: popularity.scores,
    ...(serving === undefined
      ? {}
      : { serving: serving.scores, pairedStandardError: standardErrorOf(candidate, serving) }),
    verdict,
  }
}

/** Undefined when the lists are there. A serving model that is gone cannot be asked, and finds nothing. */
async function ask(
  { modelTraining }: TrainPorts,
  { runId }: RunContext<LoopOptions>,
  name: 'candidate' | 'serving',
  modelRef: string,
  state: StepState,
): Promise<StepOutcome | undefined> {
  try {
    const progress = await modelTraining.recommendToAll({
      name: `${runId}-${name}`,
      modelRef,
      inputKey: `training/${runId}/held-out-users/users.json`,
      outputPrefix: `runs/${runId}/gate/${name}/`,
      numResults: LISTED,
    })
    return progress.status === 'done' ? undefined : wait(state)
  } catch (error) {
    if (name === 'serving' && error instanceof TrainingFailed) return undefined
    throw error
  }
}

async function readLists(objectStore: ObjectStore, prefix: string): Promise<Map<string, string[]>> {
  const lists = new Map<string, string[]>()
  for await (const line of readOutput(objectStore, prefix))
    if ('itemIds' in line) lists.set(line.userId, line.itemIds)
  return lists
}

async function readPopular(objectStore: ObjectStore, runId: string): Promise<string[]> {
  const stored = await objectStore.get(`training/${runId}/popular.json`)
  return stored
    ? (JSON.parse(Buffer.from(stored.body).toString('utf8')) as { itemIds: string[] }).itemIds
    : []
}
