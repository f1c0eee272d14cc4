// What a batch inference job does: a file of requests, one JSON object a line, becomes a file of answers.
// https://docs.aws.amazon.com/personalize/latest/dg/batch-data-upload.html
import { join } from 'node:path'
import { readLines } from '../data/read-lines.ts'
import { writeLines } from '../data/write-lines.ts'
import { createBatchAnswerer } from '../operations/batch-answer.ts'
import type { BatchAnswerer } from '../operations/batch-answer.ts'
import { toDeployment } from '../operations/deployments.ts'
import { getResource } from '../resources/directory.ts'
import { modelOf } from '../resources/models.ts'
import { recipeByArn } from '../resources/recipes.ts'
import type { PersonalizeState } from '../state.ts'

/** An empty file that AWS leaves beside the answers. */
const CHECK_FILE = '_CHECK'
/** How long the server may answer nobody else, in milliseconds. */
const TURN_MS = 8

/** Each input object becomes `<its name>.out` in the output folder; a line that cannot be answered says so in its place. */
export async function inferBatch(state: PersonalizeState, arn: string): Promise<undefined> {
  const job = getResource(state, 'batchInferenceJob', arn)
  const version = getResource(state, 'solutionVersion', job.solutionVersionArn)
  const recipe = recipeByArn(version.recipeArn)
  if (!recipe) throw new Error(`Unknown recipe ${version.recipeArn}`)
  const deployment = await toDeployment(state, {
    recipe,
    datasetGroupArn: version.datasetGroupArn,
    // A seeded version, whose model is the server's own, is not in the store.
    dataset: await modelOf(state, state.store.get('solutionVersion', version.solutionVersionArn)),
    hasMetadata: false,
  })
  const answer = createBatchAnswerer(state, deployment, job)
  const base = folderKeyOf(job.jobInput.s3DataSource.path)
  const { buckets } = state
  await buckets.read(job.jobInput.s3DataSource.path, (inputs) =>
    buckets.write(job.jobOutput.s3DataDestination.path, async (folder) => {
      for (const { key, path } of inputs) {
        await writeLines(join(folder, `${key.slice(base.length)}.out`), answers(path, answer, state))
      }
      await writeLines(join(folder, CHECK_FILE), noLines())
    }),
  )
}

async function* answers(
  path: string,
  answer: BatchAnswerer,
  { tasks }: PersonalizeState,
): AsyncGenerator<string> {
  let turnEndsAt = performance.now() + TURN_MS
  for await (const line of readLines(path)) {
    yield `${JSON.stringify(answer(line))}\n`
    if (performance.now() < turnEndsAt) continue
    await tasks.pause()
    turnEndsAt = performance.now() + TURN_MS
  }
}

/** `s3://bucket/a/b` -> `a/`: what the keys of all inputs start with and their outputs do not. */
function folderKeyOf(s3Path: string): string {
  const key = s3Path.replace(/^s3:\/\/[^/]+\/?/, '')
  return key.slice(0, key.lastIndexOf('/') + 1)
}

async function* noLines(): AsyncGenerator<string> {}
