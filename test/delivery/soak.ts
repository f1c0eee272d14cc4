// G24: memory stays flat and nothing is lost under steady load: npm run test:soak -- [--minutes 30] [--rps 200] [--json]

import { mkdtempSync, rmSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startApiProcess } from './support/api-process.ts'
import { readArchive } from './support/archive.ts'
import { createClient, lossy, postTo } from './support/client.ts'
import { issueToken } from './support/subject-tokens.ts'

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
const FAULTS = 0.01
/** What the caches of a young process fill up with is no leak. */
const SETTLE_RATIO = 1 / 3

const folder = mkdtempSync(join(tmpdir(), 'soak-'))
const api = await startApiProcess(folder, FAULTS)
const post = lossy(postTo(api.url), FAULTS)
const clients = await Promise.all(
  Array.from({ length: SUBJECTS }, async () => {
    const token = await issueToken(randomUUID())
    return { client: createClient(() => token), busy: false }
  }),
)
const startedAt = Date.now()
const endAt = startedAt + MINUTES * 60_000
const samples: { hours: number; mb: number }[] = []
const underWay = new Set<Promise<void>>()
let requests = 0
let skipped = 0
let nextSampleAt = startedAt

while (Date.now() < endAt) {
  const due = Math.floor(((Date.now() - startedAt) / 1000) * RPS) - requests - skipped
  for (let index = 0; index < due; index += 1) {
    const one = clients[(requests + skipped) % SUBJECTS]
    if (!one || one.busy) {
      skipped += 1
      continue
    }
    requests += 1
    one.busy = true
    one.client.track(5)
    const sending = one.client.send(post).finally(() => {
      one.busy = false
      underWay.delete(sending)
    })
    underWay.add(sending)
  }
  if (Date.now() >= nextSampleAt) {
    samples.push({ hours: (Date.now() - startedAt) / 3_600_000, mb: (await api.rssBytes()) / 1024 ** 2 })
    nextSampleAt += Math.max(1000, MINUTES * 200)
  }
  await wait(10)
}
await Promise.all(underWay)
for (const { client } of clients) while (client.waiting > 0) await client.send(post)
await api.kill()

const settled = samples.slice(Math.floor(samples.length * SETTLE_RATIO))
const tracked = clients.reduce((sum, { client }) => sum + client.tracked.size, 0)
const accounted = clients.reduce((sum, { client }) => sum + client.delivered + client.dropped, 0)
const { subjects } = await readArchive(folder)
const result = {
  minutes: MINUTES,
  requests,
  skipped,
  requestsPerSecond: Math.round(requests / (MINUTES * 60)),
  rssMbEarly: Math.round(settled[0]?.mb ?? 0),
  rssMbLate: Math.round(settled.at(-1)?.mb ?? 0),
  slopeMbPerHour: Number(toSlope(settled).toFixed(2)),
  tracked,
  lost: tracked - subjects.size,
  unaccounted: tracked - accounted,
}
console.table(result)
if (values.json) console.log(JSON.stringify(result))
rmSync(folder, { recursive: true, force: true })
process.exit(result.lost === 0 && result.unaccounted === 0 ? 0 : 1)

/** Least squares. */
function toSlope(points: readonly { hours: number; mb: number }[]): number {
  const mean = (get: (point: { hours: number; mb: number }) => number) =>
    points.reduce((sum, point) => sum + get(point), 0) / points.length
  const [hours, mb] = [mean((point) => point.hours), mean((point) => point.mb)]
  const spread = points.reduce((sum, point) => sum + (point.hours - hours) ** 2, 0)
  return points.reduce((sum, point) => sum + (point.hours - hours) * (point.mb - mb), 0) / spread
}
