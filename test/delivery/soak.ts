// G24: memory stays flat and nothing is lost under steady load: npm run test:soak -- [--minutes 30] [--rps 200] [--json]

import { mkdtempSync, rmSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { findUnaccounted } from './support/account.ts'
import { startApiProcess } from './support/api-process.ts'
import { readArchive } from './support/archive.ts'
import { createClient, postTo } from './support/client.ts'
import { createFaultCounts, withFaultMatrix } from './support/fault-matrix.ts'
import { startLoad, toLimit } from './support/load.ts'
import { issueTokens } from './support/subject-tokens.ts'
import { toTrend } from './support/trend.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    rps: { type: 'string', default: '200' },
    json: { type: 'boolean', default: false },
  },
})
const MINUTES = Number(values.minutes)
const RPS = Number(values.rps)
const SUBJECTS = 200
const EVENTS_A_PARCEL = 5
const FAULTS = 0.01
const MOST_MB_PER_HOUR = 1
/** What the caches of a young process fill up with is no leak. */
const SETTLE_RATIO = 1 / 3
/** Samples that are near each other are alike: a block of them is one observation. */
const BLOCKS = 30
const SAMPLES_A_BLOCK = 30
const SAMPLES = BLOCKS * SAMPLES_A_BLOCK

interface Sample {
  hours: number
  rssMb: number
  heapMb: number
}

const folder = mkdtempSync(join(tmpdir(), 'soak-'))
const api = await startApiProcess(folder, FAULTS)
const counts = createFaultCounts()
const visitors = await Promise.all(
  Array.from({ length: SUBJECTS }, async () => {
    const { token, endedToken } = await issueTokens(randomUUID())
    const post = withFaultMatrix(postTo(api.url), { share: FAULTS, endedToken, counts })
    return { client: createClient(() => token), post, busy: false }
  }),
)
const samples: Sample[] = []
const underWay = new Set<Promise<void>>()
const startedAt = Date.now()
const endAt = startedAt + MINUTES * 60_000
let requests = 0
let skipped = 0
let nextSampleAt = startedAt
let sampling = Promise.resolve()
const measureLoad = await startLoad(async () => (await api.usage()).cpuSeconds)

while (Date.now() < endAt) {
  const due = Math.floor(((Date.now() - startedAt) / 1000) * RPS) - requests - skipped
  for (let index = 0; index < due; index += 1) sendOne()
  if (Date.now() >= nextSampleAt) {
    nextSampleAt += (MINUTES * 60_000) / SAMPLES
    sampling = sampling.then(sample)
  }
  await wait(10)
}
await sampling
const load = await measureLoad()
await Promise.all(underWay)
for (const { client, post } of visitors) while (client.waiting > 0) await client.send(post)
await api.kill()

const blocks = toBlocks(samples)
const settled = blocks.slice(Math.ceil(blocks.length * SETTLE_RATIO))
const rss = toTrend(settled.map(({ hours, rssMb }) => ({ x: hours, y: rssMb })))
const heap = toTrend(settled.map(({ hours, heapMb }) => ({ x: hours, y: heapMb })))
const sum = (of: (client: (typeof visitors)[number]['client']) => number) =>
  visitors.reduce((total, { client }) => total + of(client), 0)
const account = {
  tracked: sum(({ tracked }) => tracked.size),
  delivered: sum(({ delivered }) => delivered),
  dropped: { rejected: sum(({ dropped }) => dropped) },
}
const { subjects } = await readArchive(folder)
const result = {
  minutes: MINUTES,
  requests,
  skipped,
  requestsPerSecond: Math.round(requests / (MINUTES * 60)),
  ...load,
  limitedBy: toLimit(load, skipped, requests + skipped),
  ...counts,
  rssMbEarly: round(settled[0]?.rssMb ?? 0),
  rssMbLate: round(settled.at(-1)?.rssMb ?? 0),
  rssMbPerHour: round(rss.slope),
  rssStandardError: round(rss.standardError),
  heapMbPerHour: round(heap.slope),
  heapStandardError: round(heap.standardError),
  tracked: account.tracked,
  lost: account.tracked - account.dropped.rejected - subjects.size,
  unaccounted: findUnaccounted(account),
}
console.table(result)
if (values.json) console.log(JSON.stringify(result))
rmSync(folder, { recursive: true, force: true })
const isKept = result.lost === 0 && result.unaccounted === 0 && result.rssMbPerHour < MOST_MB_PER_HOUR
process.exit(isKept ? 0 : 1)

/** The next subject's parcel; a subject that still waits for its last answer is passed over. */
function sendOne(): void {
  const visitor = visitors[(requests + skipped) % SUBJECTS]
  if (!visitor || visitor.busy) {
    skipped += 1
    return
  }
  requests += 1
  visitor.busy = true
  visitor.client.track(EVENTS_A_PARCEL)
  const sending = visitor.client.send(visitor.post).then(() => {
    visitor.busy = false
    underWay.delete(sending)
  })
  underWay.add(sending)
}

async function sample(): Promise<void> {
  const { rssBytes, heapBytes } = await api.usage()
  const hours = (Date.now() - startedAt) / 3_600_000
  samples.push({ hours, rssMb: rssBytes / 1024 ** 2, heapMb: heapBytes / 1024 ** 2 })
  const told = samples.length % SAMPLES_A_BLOCK === 0 ? toBlocks(samples).at(-1) : undefined
  if (told === undefined) return
  const [minutes, rssMb, heapMb] = [hours * 60, told.rssMb, told.heapMb].map((value) => value.toFixed(1))
  console.log(`${minutes} min, ${requests} requests, ${rssMb} MB, ${heapMb} MB of it heap`)
}

/** The mean of each block that is complete. */
function toBlocks(samples: readonly Sample[]): Sample[] {
  return Array.from({ length: Math.floor(samples.length / SAMPLES_A_BLOCK) }, (_, index) => {
    const block = samples.slice(index * SAMPLES_A_BLOCK, (index + 1) * SAMPLES_A_BLOCK)
    const mean = (of: (sample: Sample) => number) =>
      block.reduce((total, sample) => total + of(sample), 0) / block.length
    return {
      hours: mean(({ hours }) => hours),
      rssMb: mean(({ rssMb }) => rssMb),
      heapMb: mean(({ heapMb }) => heapMb),
    }
  })
}

function round(value: number): number {
  return Number(value.toFixed(2))
}
