// How fast the local Personalize answers: npm run bench:personalize -- --movielens <folder> [--json], or -- --large [--json]
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs, promisify } from 'node:util'
import { SIGNED } from '../local/personalize/signed.ts'
import { writeGenerated, writeMovieLens } from './personalize/training-files.ts'

const { values: options } = parseArgs({
  options: {
    movielens: { type: 'string' },
    large: { type: 'boolean', default: false },
    requests: { type: 'string', default: '4000' },
    json: { type: 'boolean', default: false },
  },
})
if (options.movielens === undefined && !options.large) {
  console.error(
    'usage: npm run bench:personalize -- --movielens <folder> | --large [--requests 4000] [--json]',
  )
  process.exit(2)
}

const folder = await mkdtemp(join(tmpdir(), 'personalize-bench-'))
const { training, userIds, itemIds } = options.large
  ? await writeGenerated(folder, { items: 10_000, users: 50_000 })
  : await writeMovieLens(folder, options.movielens ?? '')

const started = performance.now()
const script = new URL('./personalize/serve.ts', import.meta.url).pathname
const child = spawn(
  process.execPath,
  ['--import', 'tsx', script, join(folder, 'data'), JSON.stringify(training)],
  {
    stdio: ['pipe', 'pipe', 'inherit'],
  },
)
const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
const { url, trackingId, recommenderArn, model } = JSON.parse(await next()) as {
  url: string
  trackingId: string
  recommenderArn: string
  model: Record<string, number>
}
const trainingSeconds = (performance.now() - started) / 1000
const one = new Agent({ keepAlive: true, maxSockets: 1 })

// Live history: every user who is asked about has watched something since the model was trained.
for (const [index, userId] of userIds.entries()) {
  const eventList = [0, 1, 2].map((n) => ({
    eventType: 'Watch',
    itemId: itemIds[(index * 7 + n) % itemIds.length],
    sentAt: Math.floor(Date.now() / 1000),
  }))
  await post(one, '/events', { trackingId, sessionId: `s${index}`, userId, eventList })
}

// The server trains once more, to measure its model. Requests must go on being answered; they warm it up, too.
const measured = next()
let isMeasured = false
void measured.then(() => (isMeasured = true))
const meanwhileStarted = performance.now()
const whileTraining: number[] = []
for (let index = 0; !isMeasured; index++) whileTraining.push(await ask(one, index))
const meanwhileSeconds = (performance.now() - meanwhileStarted) / 1000
await measured

const oneCore = await pinToCores()
await measure(300, 1) // what runs for the first time is not yet compiled
const single = await measure(Number(options.requests), 1)
const parallel = await measure(Number(options.requests), 16)

const status = await readFile(`/proc/${child.pid ?? 0}/status`, 'utf8')
const peakMb = Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024)
const figures = {
  data: options.large ? 'generated' : (options.movielens ?? ''),
  ...model,
  trainingSeconds: round(trainingSeconds),
  oneConnection: single,
  sixteenConnections: parallel,
  whileTraining: { ...toFigures(whileTraining, meanwhileSeconds), seconds: round(meanwhileSeconds) },
  peakMemoryMb: peakMb,
  oneCore,
}
child.kill()
await once(child, 'exit')
await rm(folder, { recursive: true, force: true })
console.log(`${model['items']} items, ${model['users']} users, ${model['interactions']} interactions`)
console.log(`ready after ${figures.trainingSeconds} s, process start included; peak memory ${peakMb} MB`)
console.log(oneCore ? 'the server on one core, the caller on the others' : 'cores as they come: no taskset')
console.table({ '1 connection': single, '16 connections': parallel, 'while training': figures.whileTraining })
if (options.json) console.log(JSON.stringify(figures))

/** The server with all its threads on the last core, this process on the others; false where that cannot be had. */
async function pinToCores(): Promise<boolean> {
  const last = availableParallelism() - 1
  if (last < 1) return false
  const pin = (cores: string, pid: number) =>
    promisify(execFile)('taskset', ['--all-tasks', '--pid', '--cpu-list', cores, String(pid)])
  try {
    await pin(String(last), child.pid ?? 0)
    await pin(`0-${last - 1}`, process.pid)
    return true
  } catch {
    return false
  }
}

async function next(): Promise<string> {
  const line: IteratorResult<string, unknown> = await lines.next()
  if (line.done === true) throw new Error('the server has ended')
  return line.value
}

async function measure(requests: number, connections: number): Promise<Figures> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  let index = 0
  const start = performance.now()
  const cpu = await cpuSeconds()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (index < requests) times.push(await ask(agent, index++))
    }),
  )
  agent.destroy()
  const seconds = (performance.now() - start) / 1000
  const busy = (await cpuSeconds()) - cpu
  return { ...toFigures(times, seconds), requestsPerCpuSecond: Math.round(requests / busy) }
}

function ask(agent: Agent, index: number): Promise<number> {
  const userId = userIds[index % userIds.length]
  return post(agent, '/recommendations', { recommenderArn, userId, numResults: 25 })
}

/** Resolves with the milliseconds until the last byte. Errors  for anything but a 200. */
function post(agent: Agent, path: string, body: object): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = performance.now()
    const text = JSON.stringify(body)
    const headers = {
      ...SIGNED,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    }
    const call = request(`${url}${path}`, { method: 'POST', agent, headers }, (response) => {
      response.resume()
      response.once('end', () => {
        if (response.statusCode === 200) resolve(performance.now() - sent)
        else reject(new Error(`${path} answered ${response.statusCode}`))
      })
    })
    call.once('error', reject)
    call.end(text)
  })
}

interface Figures {
  p50Ms: number
  p99Ms: number
  maxMs: number
  requestsPerSecond: number
  /** What one core that does nothing else would answer. */
  requestsPerCpuSecond?: number
}

/** What the server has used of the processor: on a busy machine the one figure that others do not change. */
async function cpuSeconds(): Promise<number> {
  const stat = await readFile(`/proc/${child.pid ?? 0}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100 // user and system time, in hundredths
}

function toFigures(times: readonly number[], seconds: number): Figures {
  const sorted = times.toSorted((left, right) => left - right)
  const at = (ratio: number): number => round(sorted[Math.floor(sorted.length * ratio)] ?? Number.NaN)
  return {
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    maxMs: round(sorted.at(-1) ?? Number.NaN),
    requestsPerSecond: Math.round(times.length / seconds),
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
