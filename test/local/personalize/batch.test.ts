import { readFile, readdir } from 'node:fs/promises'
import * as control from '@aws-sdk/client-personalize'
import { PutEventsCommand } from '@aws-sdk/client-personalize-events'
import { GetRecommendationsCommand } from '@aws-sdk/client-personalize-runtime'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  ROLE,
  createCustomGroup,
  importCsv,
  interactionsCsv,
  itemsCsv,
  pathOf,
  putObject,
  settled,
} from './custom-group.ts'
import type { CustomGroup } from './custom-group.ts'
import { refusalOf, startLocal } from './start-local.ts'
import type { Local } from './start-local.ts'

let local: Local
let group: CustomGroup
beforeAll(async () => {
  local = await startLocal({ now: () => 1_760_000_000_000 })
  group = await createCustomGroup(local, 'batch')
  await importCsv(local, group.datasetArns.Interactions, interactionsCsv())
  await importCsv(local, group.datasetArns.Items, itemsCsv())
})
afterAll(() => local.stop())

async function train(recipe: string): Promise<string> {
  const { solutionArn } = await local.control.send(
    new control.CreateSolutionCommand({
      name: recipe,
      datasetGroupArn: group.datasetGroupArn,
      recipeArn: `arn:aws:personalize:::recipe/aws-${recipe}`,
    }),
  )
  const { solutionVersionArn = '' } = await local.control.send(
    new control.CreateSolutionVersionCommand({ solutionArn }),
  )
  await settled(
    async () =>
      (await local.control.send(new control.DescribeSolutionVersionCommand({ solutionVersionArn })))
        .solutionVersion,
  )
  return solutionVersionArn
}

let jobs = 0
type Line = {
  input: unknown
  output: { recommendedItems: string[]; scores?: number[] } | null
  error?: string | null
}

/** The lines that a job makes of these. */
async function infer(
  solutionVersionArn: string,
  lines: readonly unknown[],
  more: Partial<control.CreateBatchInferenceJobCommandInput> = {},
): Promise<Line[]> {
  const name = `job-${++jobs}`
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  const path = await putObject(local, `${name}/in/users.json`, text)
  const job = await run(name, solutionVersionArn, path, more)
  expect(job.status).toBe('ACTIVE')
  expect((await readdir(pathOf(local, `${name}/out`))).toSorted()).toEqual(['_CHECK', 'users.json.out'])
  const out = await readFile(pathOf(local, `${name}/out/users.json.out`), 'utf8')
  return out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
}

async function run(
  jobName: string,
  solutionVersionArn: string,
  path: string,
  more: Partial<control.CreateBatchInferenceJobCommandInput> = {},
): Promise<control.BatchInferenceJob> {
  const { batchInferenceJobArn } = await local.control.send(
    new control.CreateBatchInferenceJobCommand({
      jobName,
      solutionVersionArn,
      jobInput: { s3DataSource: { path } },
      jobOutput: { s3DataDestination: { path: `s3://local/${jobName}/out/` } },
      roleArn: ROLE,
      ...more,
    }),
  )
  return settled(
    async () =>
      (await local.control.send(new control.DescribeBatchInferenceJobCommand({ batchInferenceJobArn })))
        .batchInferenceJob,
  )
}

describe('a batch inference job', () => {
  let personal: string
  beforeAll(async () => {
    personal = await train('user-personalization-v2')
  })

  it('recommends to users what a campaign recommends, with scores', async () => {
    const [first, ...others] = await infer(personal, [
      { userId: 'c0' },
      { userId: 'd1' },
      { userId: 'nobody' },
    ])

    const { campaignArn } = await local.control.send(
      new control.CreateCampaignCommand({ name: 'same', solutionVersionArn: personal }),
    )
    const { itemList = [] } = await local.runtime.send(
      new GetRecommendationsCommand({ campaignArn, userId: 'c0' }),
    )
    expect(first).toEqual({
      input: { userId: 'c0' },
      output: {
        recommendedItems: itemList.map(({ itemId }) => itemId),
        scores: itemList.map(({ score }) => score),
      },
      error: null,
    })
    expect(others.map(({ output }) => output?.recommendedItems.length)).toEqual([25, 25])
  })

  it('knows nothing of live events until it is trained again', async () => {
    const { datasetGroupArn } = group
    const { trackingId } = await local.control.send(
      new control.CreateEventTrackerCommand({ name: 't', datasetGroupArn }),
    )
    const before = await infer(personal, [{ userId: 'nobody' }])
    const eventList = [1, 2, 3].map((n) => ({ eventType: 'Watch', itemId: `y${n}`, sentAt: new Date() }))
    await local.events.send(new PutEventsCommand({ trackingId, sessionId: 's', userId: 'nobody', eventList }))

    expect(await infer(personal, [{ userId: 'nobody' }])).toEqual(before)
  })

  it('applies a filter with the values of each line, and numResults', async () => {
    const { datasetGroupArn } = group
    const { filterArn } = await local.control.send(
      new control.CreateFilterCommand({
        name: 'genres',
        datasetGroupArn,
        filterExpression: 'INCLUDE ItemID WHERE Items.GENRES IN ($GENRES)',
      }),
    )
    const lines = [
      { userId: 'c0', filterValues: { GENRES: '"Drama"' } },
      { userId: 'c0', filterValues: { GENRES: '"Short","Comedy"' } },
      { userId: 'c0' },
    ]
    const [drama, comedy, none] = await infer(personal, lines, { filterArn, numResults: 7 })

    expect(drama?.input).toEqual(lines[0])
    expect(drama?.output?.recommendedItems.join('')).toMatch(/^(y\d+){7}$/)
    expect(comedy?.output?.recommendedItems.join('')).toMatch(/^(x\d+){7}$/)
    expect(none).toMatchObject({ output: null, error: expect.stringContaining('GENRES') as string })
  })

  it('answers line by line, and a bad line by its error', async () => {
    const lines = await infer(personal, [
      { userId: 'c0' },
      'not JSON',
      '{"itemId":"x1"}',
      '[]',
      { userId: 'd1' },
    ])

    expect(lines.map(({ output }) => output !== null)).toEqual([true, false, false, false, true])
    expect(lines[1]).toEqual({ input: 'not JSON', output: null, error: expect.any(String) as string })
    expect(lines[2]?.error).toContain('userId')
  })

  it('finds related items, without scores', async () => {
    const [line] = await infer(await train('similar-items'), [{ itemId: 'x3' }], { numResults: 5 })

    expect(line).toEqual({
      input: { itemId: 'x3' },
      output: { recommendedItems: expect.any(Array) as string[] },
    })
    expect(line?.output?.recommendedItems.join('')).toMatch(/^(x\d+){5}$/)
  })

  it('ranks lists, with scores that sum to 1', async () => {
    const [line] = await infer(await train('personalized-ranking-v2'), [
      { userId: 'c0', itemList: ['y7', 'x7', 'none'] },
    ])

    expect(line?.output?.recommendedItems).toEqual(['x7', 'y7', 'none'])
    const sum = line?.output?.scores?.reduce((total, score) => total + score, 0)
    expect(sum).toBeCloseTo(1, 10)
    expect(line).not.toHaveProperty('error')
  })

  it('gives everyone the popular items, without scores', async () => {
    const lines = await infer(await train('popularity-count'), [{ userId: 'c0' }, { userId: 'd1' }])

    expect(lines[0]?.output).toEqual(lines[1]?.output)
    expect(lines[0]?.output).not.toHaveProperty('scores')
  })

  it('takes every object below the prefix', async () => {
    await putObject(local, 'many/a.jsonl', '{"userId":"c0"}\n{"userId":"c1"}\n')
    await putObject(local, 'many/deep/b.jsonl', '{"userId":"d1"}')
    await run('many-job', personal, 's3://local/many/')

    expect(await readFile(pathOf(local, 'many-job/out/a.jsonl.out'), 'utf8')).toMatch(/^(\{.*\}\n){2}$/)
    expect(await readFile(pathOf(local, 'many-job/out/deep/b.jsonl.out'), 'utf8')).toMatch(/^\{.*\}\n$/)
  })

  it('fails without input, and is refused for what it cannot do', async () => {
    expect(await run('none', personal, 's3://local/nothing/')).toMatchObject({
      status: 'CREATE FAILED',
      failureReason: 'Invalid S3 input path',
    })
    const bad = (more: Partial<control.CreateBatchInferenceJobCommandInput>) =>
      refusalOf(run(`bad-${++jobs}`, personal, 's3://local/many/', more))
    const same = { jobOutput: { s3DataDestination: { path: 's3://local/many/' } } }
    expect(await bad(same)).toMatchObject({ name: 'InvalidInputException' })
    expect(await bad({ batchInferenceJobMode: 'THEME_GENERATION' })).toMatchObject({
      name: 'InvalidInputException',
    })
    expect(await bad({ filterArn: local.server.filterArns.genre })).toMatchObject({
      name: 'InvalidInputException',
    })
    expect(await bad({ solutionVersionArn: `${personal}0` })).toMatchObject({
      name: 'ResourceNotFoundException',
    })
    expect(await bad({ jobName: 'none' })).toMatchObject({ name: 'ResourceAlreadyExistsException' })
    const { batchInferenceJobs = [] } = await local.control.send(
      new control.ListBatchInferenceJobsCommand({ solutionVersionArn: personal, maxResults: 2 }),
    )
    expect(batchInferenceJobs).toHaveLength(2)
  })
})
