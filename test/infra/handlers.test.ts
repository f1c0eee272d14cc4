// The built functions, each in a process of its own, with the environment and the permissions that the templates give them.

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, type RunnerTask } from 'vitest'
import type { Health } from '../../edge-api/contract/types.ts'
import { importDataset } from '../../edge-api/jobs/import-dataset.ts'
import { startTmdb, type LocalTmdb } from '../../edge-api/local/tmdb/start-tmdb.ts'
import { sampleDataset } from '../../edge-api/local/sample/sample.ts'
import { bundleFunctions, withCatalog, type Bundles } from '../../infra/functions/bundle.ts'
import { uuidV7 } from '../support/test-api.ts'
import { environmentOf } from './support/environment.ts'
import { AwsError, startFakeAws, type AwsCall, type FakeAws } from './support/fake-aws.ts'
import {
  bucketNotification,
  httpEvent,
  queueMessage,
  type HttpAnswer,
  type HttpOptions,
} from './support/http-events.ts'
import { isAllowed, readGrants } from './support/policies.ts'
import { startLambda, type RunningLambda } from './support/start-lambda.ts'
import { find, namesOf, synthesize } from './support/synthesize.ts'

const CONTEXT = { mode: 'recommenders', tmdb: 'true' }
const ORIGIN = 'https://www.example.com'
const TMDB_TOKEN = 'what.TMDB.gave'
const SECRET = 'what CloudFront says, long enough'
const names = namesOf(CONTEXT)
const templates = synthesize(CONTEXT)

let bundles: Bundles
let aws: FakeAws
let tmdb: LocalTmdb
const running: RunningLambda[] = []

/** Of Rollup on a busy machine, when nothing is cached. */
const BUILD_MS = 240_000

beforeAll(async () => {
  bundles = await bundleFunctions()
  aws = await startFakeAws(names.dataBucket)
  aws.secrets[names.secrets.token] = {
    AWSCURRENT: 'signs tokens now, and is long enough',
    AWSPREVIOUS: 'signed tokens before, and is long too',
  }
  aws.secrets[names.secrets.tmdbToken] = { AWSCURRENT: TMDB_TOKEN }
  aws.secrets[names.secrets.origin] = { AWSCURRENT: SECRET, AWSPREVIOUS: 'what CloudFront said before' }
  const nowSeconds = Math.floor(Date.now() / 1000)
  const dataset = { ...sampleDataset({ nowSeconds }), profileUserIds: [] }
  await importDataset({ objectStore: aws.objectStore, clock: { now: () => Date.now() } }, dataset)
  const titles = dataset.mappings.map(({ tmdbId }) => ({ id: Number(tmdbId), title: `Title ${tmdbId}` }))
  tmdb = await startTmdb({ titles, token: TMDB_TOKEN })
  const itemList = dataset.items.slice(0, 50).map(({ itemId }, index) => ({ itemId, score: 1 / (index + 1) }))
  aws.answers['personalize:GetRecommendations'] = ({ numResults }) => ({
    recommendationId: 'RID-1',
    itemList: itemList.slice(0, Number(numResults)),
  })
}, BUILD_MS)
afterAll(async () => {
  for (const lambda of running) lambda.stop()
  await aws?.close()
  await tmdb?.close()
})

type FunctionName = keyof typeof names.functions

/** One process for all tests of a function: a container serves many requests. */
async function start(name: FunctionName, bundle: keyof Bundles): Promise<RunningLambda> {
  const lambda = await startLambda(bundles[bundle], {
    ...environmentOf(templates, names.functions[name], CONTEXT),
    ...aws.environment,
    AWS_ACCESS_KEY_ID: name,
    TMDB_URL: tmdb.url,
  })
  running.push(lambda)
  return lambda
}

/** What a function asked of AWS, also after it had answered, for the comparison with its role. */
const callsOf = (name: FunctionName): AwsCall[] => aws.calls.filter(({ accessKeyId }) => accessKeyId === name)

function makeClient(name: FunctionName) {
  let lambda: Promise<RunningLambda> | undefined
  const ask = async (path: string, { headers, ...options }: HttpOptions = {}) => {
    lambda ??= start(name, 'api')
    return (await lambda).invoke<HttpAnswer>(
      httpEvent(path, { ...options, headers: { 'x-origin-secret': SECRET, origin: ORIGIN, ...headers } }),
    )
  }
  return { ask, lambda: () => lambda as Promise<RunningLambda> }
}

const post = (body: unknown): HttpOptions => ({
  method: 'POST',
  headers: { 'content-type': 'text/plain;charset=UTF-8' },
  body: JSON.stringify(body),
})
interface SlatesAnswer {
  session: { anonymousToken: string; ingestToken: string }
  slates: { id: string; slate?: { source: string; items: { itemId: string }[] } }[]
}
const parse = <T>({ body }: HttpAnswer) => JSON.parse(body) as T

/** For what several cases need: made by whichever of them is first. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}

/** Lets AWS refuse one action while the work is done. */
async function refusing<T>(action: string, error: AwsError, work: () => Promise<T>): Promise<T> {
  const { [action]: before } = aws.answers
  aws.answers[action] = () => {
    throw error
  }
  return work().finally(() => {
    if (before !== undefined) aws.answers[action] = before
  })
}
const RECOMMEND = 'personalize:GetRecommendations'
const PUT_EVENTS = 'personalize:PutEvents'
const throttling = new AwsError('ThrottlingException', 429)

const slates = makeClient('slates')
const askFor = (kind: string, limit: number) =>
  slates.ask('/v1/slates', post({ locale: 'en', dedupe: true, slates: [{ id: 'a', kind, limit }] }))
const openPage = once(() => askFor('top-picks', 10))
const getSession = async () => parse<SlatesAnswer>(await openPage()).session

describe('the slates function', () => {
  it('answers a page in one round trip, with a session', async () => {
    const answer = await openPage()

    expect(answer.statusCode).to.equal(200)
    expect(answer.headers['access-control-allow-origin']).to.equal(ORIGIN)
    const body = parse<SlatesAnswer>(answer)
    expect(body.slates[0]?.slate?.source).to.equal('live')
    expect(body.slates[0]?.slate?.items).to.have.lengthOf(10)
    expect(body.session).to.include.keys('anonymousToken', 'ingestToken')
  })

  it('takes a body that the gateway sent in base64', async () => {
    const answer = await slates.ask('/v1/slates', {
      ...post({ locale: 'en', dedupe: true, slates: [{ id: 'a', kind: 'popular', limit: 5 }] }),
      base64: true,
    })

    expect(parse<SlatesAnswer>(answer).slates[0]?.slate?.items).to.have.lengthOf(5)
  })

  it('refuses who does not come by the content network, and takes the secret before a rotation', async () => {
    const direct = await slates.ask('/v1/popular', { headers: { 'x-origin-secret': '' } })
    const early = await slates.ask('/v1/popular', {
      headers: { 'x-origin-secret': 'what CloudFront said before' },
    })

    expect([direct.statusCode, direct.headers['content-type']]).to.deep.equal([
      403,
      'application/problem+json; charset=utf-8',
    ])
    expect(early.statusCode).to.equal(200)
  })

  it('compresses for who can read it', async () => {
    const { headers, body, isBase64Encoded } = await slates.ask('/v1/popular?limit=50', {
      headers: { 'accept-encoding': 'gzip' },
    })

    expect([headers['content-encoding'], isBase64Encoded]).to.deep.equal(['gzip', true])
    expect(JSON.parse(gunzipSync(Buffer.from(body, 'base64')).toString())).to.include({ kind: 'popular' })
  })

  it('knows an anonymous visitor who went around the gateway’s fence, and nobody who forged a token', async () => {
    const { anonymousToken } = await getSession()
    const ask = (token: string) =>
      slates.ask('/anonymous/v1/me/genres?range=30d', { headers: { authorization: `Bearer ${token}` } })

    expect((await ask(anonymousToken)).statusCode).to.equal(200)
    expect((await ask(`${anonymousToken.slice(0, -4)}AAAA`)).statusCode).to.equal(401)
    expect((await slates.ask('/anonymous/v1/me/genres')).statusCode).to.equal(401)
  })

  it('answers preflights, which have no token', async () => {
    const { statusCode, headers } = await slates.ask('/v1/me/genres', { method: 'OPTIONS' })

    expect([statusCode, headers['access-control-allow-headers']]).to.deep.equal([
      204,
      'Authorization, Content-Type, If-None-Match',
    ])
  })

  it('keeps answering when Personalize throttles, from a lower rung', async () => {
    const answer = await refusing(RECOMMEND, throttling, () => askFor('recommendations', 10))

    expect(answer.statusCode).to.equal(200)
    expect(parse<SlatesAnswer>(answer).slates[0]?.slate?.source).to.equal('popular')
  })

  it('erases who asks to be, whoever the token says that is', async () => {
    const { anonymousToken } = parse<SlatesAnswer['session']>(await slates.ask('/v1/session', post({})))

    const { statusCode } = await slates.ask('/anonymous/v1/me', {
      method: 'DELETE',
      headers: { authorization: `Bearer ${anonymousToken}` },
    })

    expect(statusCode).to.equal(202)
  })

  it('counts what the recommender did in lines that CloudWatch reads, and logs no token', async () => {
    const { anonymousToken } = await getSession()
    await refusing(RECOMMEND, throttling, () => askFor('trending', 10))

    const logs = (await slates.lambda()).logs()
    const metrics = logs.split('\n').filter((line) => line.includes('_aws'))

    expect(
      metrics.flatMap((line) => (JSON.parse(line) as { RecommenderAnswered?: number[] }).RecommenderAnswered),
    ).to.include.members([0, 1])
    expect(logs).not.to.contain(anonymousToken)
  })
})

it('shows the catalog in its bundle while the bucket is away', async () => {
  const stored = await aws.objectStore.get('catalog/items.ndjson.gz')
  const folder = await mkdtemp(join(tmpdir(), 'intellistream-catalog-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'items.ndjson.gz')
  await writeFile(file, stored?.body ?? '')
  const { api } = await withCatalog(bundles, file)
  onTestFinished(() => rm(api, { recursive: true, force: true }))
  const context = { ...CONTEXT, builtInCatalog: file }
  const { BUILT_IN_CATALOG = '', ...environment } = environmentOf(
    synthesize(context),
    names.functions.slates,
    context,
  )
  const lambda = await startLambda(api, {
    ...environment,
    BUILT_IN_CATALOG: BUILT_IN_CATALOG.replace('/var/task', api),
    ...aws.environment,
    TMDB_URL: tmdb.url,
    // Nobody listens there.
    AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:9',
  })
  onTestFinished(() => lambda.stop())

  const answer = await lambda.invoke<HttpAnswer>(
    httpEvent('/v1/slates', {
      ...post({ locale: 'en', dedupe: true, slates: [{ id: 'a', kind: 'popular', limit: 10 }] }),
      headers: { 'x-origin-secret': SECRET, origin: ORIGIN, 'content-type': 'text/plain;charset=UTF-8' },
    }),
  )

  expect(answer.statusCode, lambda.logs()).to.equal(200)
  expect(parse<SlatesAnswer>(answer).slates[0]?.slate?.items).to.have.lengthOf(10)
})

const ingest = makeClient('ingest')
const writeParcel = once(async () => {
  const { session, slates: shown } = parse<SlatesAnswer>(await openPage())
  const now = new Date().toISOString()
  const event = {
    eventId: uuidV7(Date.now(), 2),
    eventType: 'click',
    itemId: shown[0]?.slate?.items[0]?.itemId,
    occurredAt: now,
    sessionId: 'visit-1',
  }
  return {
    token: session.ingestToken,
    batchId: uuidV7(Date.now(), 1),
    sentAt: now,
    dropped: {},
    events: [event],
  }
})
const sendParcel = async () => ingest.ask('/v1/events', post(await writeParcel()))
const listArchive = async () => {
  const keys: string[] = []
  for await (const { key } of aws.objectStore.list('events/v1/')) keys.push(key)
  return keys
}

describe('the ingest function', () => {
  it('stores a parcel before it says 202, and the same parcel once', async () => {
    const first = await sendParcel()
    const keys = await listArchive()
    const again = await sendParcel()

    expect([first.statusCode, again.statusCode]).to.deep.equal([202, 202])
    const stored = await aws.objectStore.get(keys.at(-1) ?? '')
    expect(gunzipSync(stored?.body ?? new Uint8Array()).toString()).to.contain('visit-1')
    expect(await listArchive()).to.deep.equal(keys)
  })

  it('refuses a session’s other token', async () => {
    const answer = await ingest.ask(
      '/v1/events',
      post({
        token: (await getSession()).anonymousToken,
        batchId: '019a0000-0000-7000-8000-000000000009',
        sentAt: new Date().toISOString(),
        dropped: {},
        events: [],
      }),
    )

    expect(answer.statusCode).to.be.oneOf([400, 401])
  })
})

describe('the operators function', () => {
  it('says whether everything that is needed is there and answers, and what was read', async () => {
    const { ask } = makeClient('operators')

    const { status, reasons, rows } = parse<Health>(await ask('/readyz'))

    // Nobody asked for titles yet.
    expect([status, ...reasons]).to.deep.equal([
      'degraded',
      'There is no catalog/cards.<locale>.ndjson.gz: run the job enrich for pictures.',
    ])
    expect(rows?.['mappings/Final2.csv']).to.include({ empty: 0, duplicate: 0, malformed: 0 })
    expect(rows?.['catalog/items.ndjson.gz']?.rows).to.be.greaterThan(100)
  })
})

describe('the forwarder', () => {
  let forwarder: RunningLambda
  const hand = (...Records: unknown[]) =>
    forwarder.invoke<{ batchItemFailures: { itemIdentifier: string }[] }>({ Records })
  let good: unknown
  beforeAll(async () => {
    forwarder = await start('forwarder', 'forwarder')
    await sendParcel()
    good = queueMessage('good', bucketNotification(names.dataBucket, (await listArchive()).at(-1) ?? ''))
  })

  it('forwards what is good and names the message that is not', async () => {
    const other = queueMessage('other', bucketNotification(names.dataBucket, 'users/u1/profile.json'))
    const from = aws.calls.length
    const { batchItemFailures } = await hand(good, queueMessage('broken', '{'), other)

    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).to.deep.equal(['broken', 'other'])
    expect(aws.calls.slice(from).filter(({ action }) => action === PUT_EVENTS)).to.have.lengthOf(1)
  })

  it('takes the message by which a bucket tries its queue', async () => {
    const test = { Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: names.dataBucket }

    expect(await hand(queueMessage('test', test))).to.deep.equal({ batchItemFailures: [] })
  })

  it('makes a profile again that cannot be read', async () => {
    const profiles: string[] = []
    for await (const { key } of aws.objectStore.list('users/'))
      if (key.endsWith('/profile.json')) profiles.push(key)
    for (const key of profiles) await aws.objectStore.put(key, Buffer.from('{'))

    expect(await hand(good)).to.deep.equal({ batchItemFailures: [] })

    const bodies = await Promise.all(profiles.map((key) => aws.objectStore.get(key)))
    const made = bodies.filter((one) => Buffer.from(one?.body ?? []).toString() !== '{')
    expect(made).to.have.lengthOf(1)
  })

  it('gives messages back while Personalize is away', async () => {
    const error = new AwsError('InternalServerException', 500)
    const { batchItemFailures } = await refusing(PUT_EVENTS, error, () => hand(good))

    expect(batchItemFailures).to.deep.equal([{ itemIdentifier: 'good' }])
  })

  it('puts what Personalize refuses for good aside, with the reason', async () => {
    const error = new AwsError('InvalidInputException')
    const { batchItemFailures } = await refusing(PUT_EVENTS, error, () => hand(good))

    expect(batchItemFailures).to.deep.equal([])
    const dead = []
    for await (const { key } of aws.objectStore.list('dlq/')) dead.push(key)
    expect(dead).to.have.lengthOf(1)
  })
})

describe('the function that asks for titles', () => {
  let titles: RunningLambda
  const hand = <T>(input: unknown) => titles.invoke<T>(input)
  beforeAll(async () => {
    titles = await start('titles', 'titles')
  })

  it('asks first for what a slate met, as the queue tells, and a slate shows it then', async () => {
    const ask = async () => {
      const page = await askFor('top-picks', 5)
      return parse<SlatesAnswer>(page).slates[0]?.slate?.items as { itemId: string; title: string }[]
    }
    await ask()
    // What one page met goes on its way with the next.
    const shown = await ask()
    const wanted: string[] = []
    for await (const { key } of aws.objectStore.list('wanted/')) wanted.push(key)
    expect(wanted).to.have.length.greaterThan(0)

    const messages = wanted.map((key) => queueMessage(key, bucketNotification(names.dataBucket, key)))
    const answer = await hand({ Records: [...messages, queueMessage('broken', '{')] })

    expect(answer).to.deep.include({ failed: 0, batchItemFailures: [{ itemIdentifier: 'broken' }] })
    // What the first page met, not the whole catalog.
    expect(answer).to.have.property('fetched').that.is.within(5, 60)
    expect(shown.every(({ title }) => !title.startsWith('Title '))).to.equal(true)
    await expect
      .poll(async () => (await ask()).every(({ title }) => title.startsWith('Title ')), { timeout: 30_000 })
      .to.equal(true)
  })

  it('gives every message back when TMDB is away', async () => {
    const key = 'wanted/0.json'
    const [{ tmdbId = '' } = {}] = sampleDataset({ nowSeconds: Date.now() / 1000 }).mappings.slice(-1)
    await aws.objectStore.put(key, Buffer.from(JSON.stringify({ tmdbIds: [tmdbId] })))
    tmdb.intercept = (_, response) => void response.writeHead(503).end()
    const { batchItemFailures } = await hand<{ batchItemFailures: unknown[] }>({
      Records: [queueMessage('away', bucketNotification(names.dataBucket, key))],
    }).finally(() => delete tmdb.intercept)

    expect(batchItemFailures).to.deep.equal([{ itemIdentifier: 'away' }])
  })

  it('asks for everything else when the schedule says so', async () => {
    expect(await hand({ action: 'enrich' }))
      .to.have.property('fetched')
      .that.is.greaterThan(60)
  })
})

describe('the job function', () => {
  let job: RunningLambda
  let queries = 0
  const call = <T>(input: unknown) => job.invoke<T>(input)
  beforeAll(async () => {
    aws.answers['athena:StartQueryExecution'] = () => ({ QueryExecutionId: `query-${(queries += 1)}` })
    aws.answers['athena:GetQueryExecution'] = () => ({ QueryExecution: { Status: { State: 'SUCCEEDED' } } })
    aws.answers['athena:GetQueryResults'] = () => ({
      ResultSet: { Rows: [{ Data: [] }], ResultSetMetadata: { ColumnInfo: [] } },
    })
    aws.answers['personalize:ListDataDeletionJobs'] = () => ({ dataDeletionJobs: [] })
    aws.answers['personalize:CreateDataDeletionJob'] = () => ({ dataDeletionJobArn: 'arn' })
    job = await start('job', 'job')
  })

  it('begins a run and moves it on, as a state machine’s task asks', async () => {
    const begun = await call<{ runId: string; status: string; dryRun: boolean }>({ action: 'begin' })
    const moved = await call<{ status: string; error?: string }>({
      action: 'advance',
      runId: begun.runId,
      dryRun: begun.dryRun,
    })

    expect(begun).to.include({ status: 'running', dryRun: false })
    expect(moved.status, moved.error).to.be.oneOf(['running', 'refused'])
    expect(queries).to.be.greaterThan(0)
  })

  const schedules = Object.values(find(templates, 'AWS::Scheduler::Schedule')).map(
    ({ Properties }) => (Properties['Target'] as { Input: string }).Input,
  )
  it.each(schedules.filter((input) => input !== '{}' && !input.includes('enrich')))(
    'does what the schedule asks by %s',
    async (input) => {
      expect(await call(JSON.parse(input))).to.be.an('object')
    },
  )

  it('fails by a name that a state machine can tell from others', async () => {
    const failure = await job
      .invoke({ action: 'advance', runId: 'none', dryRun: false })
      .catch((error: unknown) => error)

    expect(failure).to.be.an('error').that.includes({ name: 'Error' })
    expect(await job.invoke({ action: 'dance' }).catch((error: Error) => error.name)).to.equal('RangeError')
  })
})

/** Whether only some cases of this file were asked for. */
const isPart = (tasks: readonly RunnerTask[]): boolean =>
  tasks.some((one) => one.mode === 'skip' || (one.type === 'suite' && isPart(one.tasks)))

describe('permissions', () => {
  const FUNCTIONS = ['slates', 'ingest', 'operators', 'forwarder', 'job', 'titles'] as const
  const WHY = 'It compares a role with what all cases did.'

  it.for(FUNCTIONS)('of %s allow every call that it made', (name, { task, skip }) => {
    skip(isPart(task.file.tasks), WHY)
    const grants = readGrants(templates, names.functions[name])
    const refused = callsOf(name).filter((call) => !isAllowed(grants, call))

    expect(callsOf(name)).to.have.length.greaterThan(0)
    expect(refused).to.deep.equal([])
  })

  it('let a sign-in that brings a history along be recorded, in the slates function', () => {
    const grants = readGrants(templates, names.functions.slates)
    const prefixes = ['merges/', 'subjects/', 'users/', 'events/v1/dt=2026-03-10/']
    const refused = prefixes.filter((prefix) => {
      const resource = `arn:aws:s3:::${names.dataBucket}/${prefix}a`
      return !isAllowed(grants, { action: 's3:PutObject', resource })
    })

    expect(refused).to.deep.equal([])
  })

  it('let the user’s id go with whoever is erased, in the slates function and in the job', () => {
    const resource = `arn:aws:s3:::${names.dataBucket}/mappings/users/a.json`

    for (const name of ['slates', 'job'] as const) {
      const grants = readGrants(templates, names.functions[name])
      expect(isAllowed(grants, { action: 's3:DeleteObject', resource }), name).to.equal(true)
    }
  })

  const LIST = 'S3 says 404 for what is missing only to who may list'
  /** Lambda takes messages from the queue as the function's role; no code of ours does. */
  const POLLING = Object.fromEntries(
    ['ChangeMessageVisibility', 'DeleteMessage', 'GetQueueAttributes', 'GetQueueUrl', 'ReceiveMessage'].map(
      (name) => [`sqs:${name}`, 'Lambda polls'],
    ),
  )
  /** Allowed, and not asked for here: why it is needed all the same. */
  const EXPLAINED: Record<string, Record<string, string>> = {
    slates: { 's3:ListBucket': LIST },
    ingest: { 's3:ListBucket': LIST },
    operators: { 's3:ListBucket': LIST },
    forwarder: { 's3:ListBucket': LIST, ...POLLING },
    titles: {
      's3:ListBucket': LIST,
      's3:DeleteObject': 'what TMDB said is removed after 180 days',
      ...POLLING,
    },
    job: {
      's3:DeleteObject': 'a run empties the folder that it writes into and tidies after itself',
      's3:AbortMultipartUpload': 'Athena writes large results in parts, as who asks',
      's3:ListMultipartUploadParts': 'Athena writes large results in parts, as who asks',
      's3:GetBucketLocation': 'Athena looks where the bucket is, as who asks',
      'glue:GetDatabase': 'Athena reads and makes tables, as who asks',
      'glue:GetTable': 'Athena reads and makes tables, as who asks',
      'glue:CreateTable': 'Athena reads and makes tables, as who asks',
      'glue:GetPartitions': 'Athena reads and makes tables, as who asks',
      'iam:PassRole': 'Personalize is told as whom to read and write',
    },
  }

  it.for(FUNCTIONS)('of %s allow nothing that is not used or explained', (name, { task, skip }) => {
    skip(isPart(task.file.tasks), WHY)
    const used = new Set(callsOf(name).map(({ action }) => action))
    const allowed = new Set(readGrants(templates, names.functions[name]).map(({ action }) => action))
    const unused = [...allowed].filter(
      (action) => !used.has(action) && EXPLAINED[name]?.[action] === undefined,
    )

    // The job's calls of Personalize are made by the adapter's own tests, against the local server.
    expect(unused.filter((action) => !action.startsWith('personalize:') || name !== 'job')).to.deep.equal([])
  })
})

describe('bundles', () => {
  it('run on the Node that was asked for', () => {
    const asked = process.env['LAMBDA_NODE'] === undefined ? process.version : 'v24.'
    for (const { version } of running) expect(version.startsWith(asked)).to.equal(true)
  })

  it.each([
    ['api', 500_000, 155_000],
    ['forwarder', 300_000, 95_000],
    ['job', 430_000, 135_000],
    ['titles', 350_000, 110_000],
  ] as const)('%s is at most %i bytes, %i compressed', async (name, mostBytes, mostCompressed) => {
    const file = Buffer.concat(await readModules(bundles[name]))

    expect(file.length).to.be.at.most(mostBytes)
    expect(gzipSync(file, { level: 9 }).length).to.be.at.most(mostCompressed)
  })

  it('say nothing of the machine they were built on', async () => {
    for (const folder of Object.values(bundles)) {
      for (const code of await readModules(folder)) expect(code.includes(process.cwd())).to.equal(false)
    }
  })
})

/** The code of a bundle: what every process loads, and what is loaded when needed. */
async function readModules(bundle: string): Promise<Buffer[]> {
  const folder = join(bundle, 'lambda')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.mjs'))
  return Promise.all(names.map((name) => readFile(join(folder, name))))
}
