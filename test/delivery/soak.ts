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
/** Many, because a process takes some megabytes more or less at any moment. */
const SAMPLES = 1200
const TOLD_SAMPLES = 30

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
const samples: { hours: number; rssMb: number; heapMb: number }[] = []
const underWay = new Set<Promise<void>>()
const startedAt = Date.now()
const endAt = startedAt + MINUTES * 60_000
let requests = 0
let skipped = 0
let nextSampleAt = startedAt
const measureLoad = await startLoad(async () => (await api.usage()).cpuSeconds)

while (Date.now() < endAt) {
  const due = Math.floor(((Date.now() - startedAt) / 1000) * RPS) - requests - skipped
  for (let index = 0; index < due; index += 1) sendOne()
  if (Date.now() >= nextSampleAt) await sample()
  await wait(10)
}
const load = await measureLoad()
await Promise.all(underWay)
for (const { client, post } of visitors) while (client.waiting > 0) await client.send(post)
await api.kill()

const settled = samples.slice(Math.floor(samples.length * SETTLE_RATIO))
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
  rssMbEarly: Math.round(settled[0]?.rssMb ?? 0),
  rssMbLate: Math.round(settled.at(-1)?.rssMb ?? 0),
  rssMbPerHour: round(toSlope(settled.map(({ hours, rssMb }) => ({ hours, mb: rssMb })))),
  heapMbPerHour: round(toSlope(settled.map(({ hours, heapMb }) => ({ hours, mb: heapMb })))),
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
  nextSampleAt += (MINUTES * 60_000) / SAMPLES
  const { rssBytes, heapBytes } = await api.usage()
  const [hours, rssMb, heapMb] = [
    (Date.now() - startedAt) / 3_600_000,
    rssBytes / 1024 ** 2,
    heapBytes / 1024 ** 2,
  ]
  samples.push({ hours, rssMb, heapMb })
  if (samples.length % (SAMPLES / TOLD_SAMPLES) === 1)
    console.log(
      `${(hours * 60).toFixed(1)} min, ${requests} requests, ${rssMb.toFixed(1)} MB, ${heapMb.toFixed(1)} MB of it heap`,
    )
}

/** Least squares. */
function toSlope(points: readonly { hours: number; mb: number }[]): number {
  const mean = (get: (point: { hours: number; mb: number }) => number) =>
    points.reduce((total, point) => total + get(point), 0) / points.length
  const [hours, mb] = [mean((point) => point.hours), mean((point) => point.mb)]
  const spread = points.reduce((total, point) => total + (point.hours - hours) ** 2, 0)
  return points.reduce((total, point) => total + (point.hours - hours) * (point.mb - mb), 0) / spread
}

function round(value: number): number {
  return Number(value.toFixed(2))
}
