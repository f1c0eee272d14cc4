// npm run test:awscli: the AWS CLI, a client that nobody here wrote, from an empty dataset group to a batch job.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { startPersonalize } from '../../../../edge-api/local/personalize/start-personalize.ts'
import { interactionsCsv, itemsCsv } from '../custom-data.ts'
import { INTERACTIONS, ITEMS, schemaText } from '../schemas.ts'
import { writeTraining } from '../training.ts'

const run = promisify(execFile)
/** Debian's own before any other on the path. */
const AWS = existsSync('/usr/bin/aws') ? '/usr/bin/aws' : 'aws'
const ROLE = 'arn:aws:iam::000000000000:role/personalize'
const CREDENTIALS = { accessKeyId: 'AKIDLOCAL', secretAccessKey: 'a-secret' }

type Answer = Record<string, unknown>

const version = await run(AWS, ['--version']).catch(() => undefined)
if (!version) {
  console.log('The AWS CLI is missing: install it by `apt install awscli`, then run this again.')
  process.exit(0)
}
console.log(version.stdout.trim())

const folder = await mkdtemp(join(tmpdir(), 'personalize-awscli-'))
const dataFolder = join(folder, 'data')
const server = await startPersonalize({
  dataFolder,
  training: await writeTraining(folder),
  credentials: CREDENTIALS, // so every call is verified, too
})

try {
  await drive()
  console.log('passed')
} finally {
  await server.close()
  await rm(folder, { recursive: true, force: true })
}

async function drive(): Promise<void> {
  await step('list', async () => {
    const { recipes } = await aws('personalize', 'list-recipes')
    assert.ok((recipes as unknown[]).length > 5)
  })

  const group = await step('create a dataset group, schemas and datasets', async () => {
    const { datasetGroupArn } = await aws('personalize', 'create-dataset-group', { name: 'cli' })
    await settled('describe-dataset-group', { 'dataset-group-arn': datasetGroupArn }, 'datasetGroup')
    const create = async (type: string, fields: typeof ITEMS): Promise<unknown> => {
      const { schemaArn } = await aws('personalize', 'create-schema', {
        name: `cli-${type}`,
        schema: schemaText(type, fields),
      })
      const { datasetArn } = await aws('personalize', 'create-dataset', {
        name: `cli-${type}`,
        'dataset-group-arn': datasetGroupArn,
        'dataset-type': type,
        'schema-arn': schemaArn,
      })
      await settled('describe-dataset', { 'dataset-arn': datasetArn }, 'dataset')
      return datasetArn
    }
    return {
      datasetGroupArn,
      interactions: await create('Interactions', INTERACTIONS),
      items: await create('Items', ITEMS),
    }
  })

  await step('import', async () => {
    for (const [name, datasetArn] of [
      ['interactions', group.interactions],
      ['items', group.items],
    ] as const) {
      const dataLocation = await putObject(
        `in/${name}.csv`,
        name === 'items' ? itemsCsv() : interactionsCsv(),
      )
      const { datasetImportJobArn } = await aws('personalize', 'create-dataset-import-job', {
        'job-name': `cli-${name}`,
        'dataset-arn': datasetArn,
        'data-source': `dataLocation=${dataLocation}`,
        'role-arn': ROLE,
      })
      await settled(
        'describe-dataset-import-job',
        { 'dataset-import-job-arn': datasetImportJobArn },
        'datasetImportJob',
      )
    }
  })

  const solutionVersionArn = await step('train', async () => {
    const { solutionArn } = await aws('personalize', 'create-solution', {
      name: 'cli',
      'dataset-group-arn': group.datasetGroupArn,
      'recipe-arn': 'arn:aws:personalize:::recipe/aws-user-personalization-v2',
    })
    await settled('describe-solution', { 'solution-arn': solutionArn }, 'solution')
    const { solutionVersionArn: arn } = await aws('personalize', 'create-solution-version', {
      'solution-arn': solutionArn,
    })
    await settled('describe-solution-version', { 'solution-version-arn': arn }, 'solutionVersion')
    const { metrics } = await aws('personalize', 'get-solution-metrics', { 'solution-version-arn': arn })
    assert.equal(typeof (metrics as Record<string, unknown>)['coverage'], 'number')
    return arn
  })

  const campaignArn = await step('deploy', async () => {
    const { campaignArn: arn } = await aws('personalize', 'create-campaign', {
      name: 'cli',
      'solution-version-arn': solutionVersionArn,
    })
    await settled('describe-campaign', { 'campaign-arn': arn }, 'campaign')
    return arn
  })

  const recommend = async (more: Record<string, unknown> = {}): Promise<string[]> => {
    const { itemList } = await aws('personalize-runtime', 'get-recommendations', {
      'campaign-arn': campaignArn,
      'user-id': 'c0',
      ...more,
    })
    return (itemList as { itemId: string }[]).map(({ itemId }) => itemId)
  }
  await step('recommend', async () => {
    const items = await recommend({ 'num-results': 5 })
    assert.equal(items.length, 5)
    assert.ok(
      items.every((itemId) => itemId.startsWith('x')),
      `comedies are wanted, not ${items.join()}`,
    )
  })

  await step('filter', async () => {
    const { filterArn } = await aws('personalize', 'create-filter', {
      name: 'cli',
      'dataset-group-arn': group.datasetGroupArn,
      'filter-expression': 'INCLUDE ItemID WHERE Items.GENRES IN ($GENRES)',
    })
    await settled('describe-filter', { 'filter-arn': filterArn }, 'filter')
    const items = await recommend({ 'filter-arn': filterArn, 'filter-values': '{"GENRES":"\\"Drama\\""}' })
    assert.ok(items.length > 0 && items.every((itemId) => itemId.startsWith('y')))
  })

  await step('put events', async () => {
    const { trackingId } = await aws('personalize', 'create-event-tracker', {
      name: 'cli',
      'dataset-group-arn': group.datasetGroupArn,
    })
    const before = await recommend()
    await aws('personalize-events', 'put-events', {
      'tracking-id': trackingId,
      'session-id': 's',
      'user-id': 'c0',
      'event-list': JSON.stringify(
        [1, 2, 3, 4].map((n) => ({
          eventType: 'Watch',
          itemId: `y${n}`,
          sentAt: Math.floor(Date.now() / 1000),
        })),
      ),
    })
    assert.notDeepEqual(await recommend(), before)
  })

  await step('infer a batch', async () => {
    const input = await putObject('batch/in/users.jsonl', '{"userId":"c0"}\n{"userId":"d1"}\n')
    const { batchInferenceJobArn } = await aws('personalize', 'create-batch-inference-job', {
      'job-name': 'cli',
      'solution-version-arn': solutionVersionArn,
      'job-input': JSON.stringify({ s3DataSource: { path: input } }),
      'job-output': JSON.stringify({ s3DataDestination: { path: 's3://local/batch/out/' } }),
      'role-arn': ROLE,
    })
    await settled(
      'describe-batch-inference-job',
      { 'batch-inference-job-arn': batchInferenceJobArn },
      'batchInferenceJob',
    )
    const lines = (await readFile(join(dataFolder, 'batch/out/users.jsonl.out'), 'utf8')).trim().split('\n')
    assert.equal(lines.length, 2)
  })

  await step('be refused by name', async () => {
    const refusal = await recommend({ 'user-id': 'x'.repeat(300) }).catch((error: unknown) => String(error))
    assert.match(String(refusal), /InvalidInputException/)
  })
}

async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const result = await work()
  console.log(`  ${name}`)
  return result
}

async function aws(service: string, command: string, values: Record<string, unknown> = {}): Promise<Answer> {
  const words = Object.entries(values).flatMap(([name, value]) => [`--${name}`, String(value)])
  const { stdout } = await run(
    AWS,
    [service, command, '--endpoint-url', server.url, '--output', 'json', ...words],
    {
      env: {
        PATH: process.env['PATH'],
        HOME: folder,
        AWS_REGION: server.region,
        AWS_DEFAULT_REGION: server.region,
        AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
        AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
        AWS_MAX_ATTEMPTS: '1',
        AWS_PAGER: '',
      },
    },
  )
  return JSON.parse(stdout === '' ? '{}' : stdout) as Answer
}

/** Errors  when it did not become ACTIVE. */
async function settled(command: string, values: Record<string, unknown>, member: string): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    const { status, failureReason } = (await aws('personalize', command, values))[member] as Record<
      string,
      string
    >
    if (status === 'ACTIVE') return
    if (status?.endsWith('FAILED')) throw new Error(`${command}: ${failureReason}`)
    await wait(200)
  }
  throw new Error(`${command} stays on its way`)
}

async function putObject(key: string, text: string): Promise<string> {
  const path = join(dataFolder, key)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, text)
  return `s3://local/${key}`
}
