// The step that lets a model pass only if it is not worse than what serves, and not worse than popularity.

import { TrainingFailed } from '../../ports/model-training.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import { readOutput } from '../batch/read-output.ts'
import type { LoopOptions } from '../loop-options.ts'
import { readCatalogItems } from '../preprocess/write-training.ts'
import { readLines } from '../read-lines.ts'
import { RunRefused, type RunContext, type Step, type StepOutcome, type StepState } from '../runs/step.ts'
import { measureLists, readHeldOut, standardErrorOf, type Measured, type Scores } from './compare.ts'
import type { TrainPorts } from './import-and-train.ts'
import { readCurrentModel, readModel } from './models.ts'
import { wait } from './wait.ts'

/** Fewer cases show nothing. */
const FEWEST_USERS = 20
const LISTED = 100

export interface GateSummary extends Record<string, unknown> {
  margin: number
  /** With the serving model, over the users that it knows, and with popular items, over all; on the same held-out items. */
  comparisons: {
    with: string
    users: number
    candidate: Scores
    other: Scores
    /** Of the difference in NDCG@10. */
    pairedStandardError: number
  }[]
  servingModelId?: string
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
    const candidateLists = await readLists(objectStore, `runs/${runId}/gate/candidate/`)
    const popularIds = await readPopular(objectStore, runId)
    const againstPopularity: Comparison = {
      name: 'popular items',
      users: users.length,
      candidate: measureLists(users, (userId) => candidateLists.get(userId), catalog),
      other: measureLists(users, () => popularIds, catalog),
    }
    const comparisons = [againstPopularity]
    if (!isFirst) {
      // Users that the serving model knows: strangers would be held against it, and could be invented to beat it.
      const known = await readUsers(objectStore, serving.modelId)
      const established = users.filter(({ userId }) => known.has(userId))
      const lists = await readLists(objectStore, `runs/${runId}/gate/serving/`)
      comparisons.unshift({
        name: 'the model that serves',
        users: established.length,
        candidate: measureLists(established, (userId) => candidateLists.get(userId), catalog),
        other: measureLists(established, (userId) => lists.get(userId), catalog),
      })
    }
    const summary = judge(comparisons, context.options.gateMargin)
    const named = isFirst ? summary : { ...summary, servingModelId: serving.modelId }
    await objectStore.put(`evaluation/${runId}/metrics.json`, Buffer.from(JSON.stringify(named, null, 2)))
    if (named.verdict !== PASSES) throw new RunRefused(named.verdict, named)
    return { summary: named }
  },
}

const PASSES = 'passes'

interface Comparison {
  name: string
  users: number
  candidate: Measured
  other: Measured
}

function judge(comparisons: readonly Comparison[], margin: number): GateSummary {
  const lost = comparisons.find(
    ({ candidate, other }) => candidate.scores.ndcgAt10 < other.scores.ndcgAt10 * (1 - margin),
  )
  return {
    margin,
    comparisons: comparisons.map(({ name, users, candidate, other }) => ({
      with: name,
      users,
      candidate: candidate.scores,
      other: other.scores,
      pairedStandardError: standardErrorOf(candidate, other),
    })),
    verdict: lost === undefined ? PASSES : toRefusal(lost, margin),
  }
}

function toRefusal({ name, candidate, other }: Comparison, margin: number): string {
  const [found, needed] = [candidate.scores.ndcgAt10, other.scores.ndcgAt10].map((value) => value.toFixed(4))
  const allowed = `${(margin * 100).toFixed(0)} % less is allowed`
  return `The new model finds less than ${name}: NDCG@10 ${found} against ${needed}, ${allowed}. What served keeps serving`
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

async function readUsers(objectStore: ObjectStore, modelId: string): Promise<Set<string>> {
  const users = new Set<string>()
  for await (const line of readLines(objectStore, `batch/${modelId}/input/users.json`))
    if (line !== '') users.add((JSON.parse(line) as { userId: string }).userId)
  return users
}

async function readPopular(objectStore: ObjectStore, runId: string): Promise<string[]> {
  const stored = await objectStore.get(`training/${runId}/popular.json`)
  return stored
    ? (JSON.parse(Buffer.from(stored.body).toString('utf8')) as { itemIds: string[] }).itemIds
    : []
}
