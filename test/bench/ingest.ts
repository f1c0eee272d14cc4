// How many parcels of 40 events the API stores a second, each synced with its folder before the answer:
// npm run bench:ingest -- [--json] [--seconds 10]

import { mkdtempSync, rmSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { startApiProcess } from '../delivery/support/api-process.ts'
import { createClient, postTo } from '../delivery/support/client.ts'
import { issueToken } from '../delivery/support/subject-tokens.ts'

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, seconds: { type: 'string', default: '10' } },
})
const GOALS = { parcelsPerSecond: 300, p99Ms: 50 }
const AT_ONCE = 8

const folder = mkdtempSync(join(tmpdir(), 'bench-ingest-'))
const api = await startApiProcess(folder)
const tookMs: number[] = []
let endAt = Date.now() + 2000
const run = async (isCounted: boolean) => {
  const post = postTo(api.url)
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      const token = await issueToken(randomUUID())
      const client = createClient(() => token)
      while (Date.now() < endAt) {
        client.track(40)
        const before = performance.now()
        await client.send(post)
        if (isCounted) tookMs.push(performance.now() - before)
      }
    }),
  )
}
await run(false)
const seconds = Number(values.seconds)
endAt = Date.now() + seconds * 1000
await run(true)
await api.kill()
rmSync(folder, { recursive: true, force: true })
tookMs.sort((a, b) => a - b)
const at = (share: number) => Number((tookMs[Math.floor(tookMs.length * share)] ?? 0).toFixed(1))
const result = {
  goals: GOALS,
  load: loadavg()[0],
  parcelsPerSecond: Math.round(tookMs.length / seconds),
  p50Ms: at(0.5),
  p99Ms: at(0.99),
}
console.table({
  'parcels of 40 events a second (goal: at least 300)': result.parcelsPerSecond,
  'p50, ms': result.p50Ms,
  'p99, ms (goal: at most 50)': result.p99Ms,
})
if (values.json) console.log(JSON.stringify(result))
