// How many parcels of 40 events the API stores a second, each synced with its folder before the answer, beside what the
// disk itself can do: npm run bench:ingest -- [--json] [--seconds 10] [--at-once 8]

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { openFsObjectStore } from '../../edge-api/adapters/fs/object-store.ts'
import { startApiProcess } from '../delivery/support/api-process.ts'
import { postText } from '../delivery/support/post-text.ts'
import { measureDisk } from './ingest/disk.ts'
import { createParcels } from './ingest/parcels.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '10' },
    'at-once': { type: 'string', default: '8' },
  },
})
const GOALS = { parcelsPerSecond: 300, p99Ms: 50 }
const WARM_UP_PARCELS = 600
const PARCEL_BYTES = 2000
const MOST_PARCELS_A_SECOND = 1000
const seconds = Number(values.seconds)
const atOnce = Number(values['at-once'])

const root = mkdtempSync(join(tmpdir(), 'bench-ingest-'))
const [disk, data] = [join(root, 'disk'), join(root, 'data')]
mkdirSync(disk)
try {
  const api = await startApiProcess(data)
  const answered = new Map<number, number>()
  await sendAll(api.url, await createParcels(WARM_UP_PARCELS), Infinity)
  const parcels = await createParcels(seconds * MOST_PARCELS_A_SECOND)
  const before = await measureDisk({ folder: disk, atOnce, seconds: 1, bytes: PARCEL_BYTES })
  const acknowledgedBefore = answered.get(202) ?? 0
  const from = performance.now()
  const tookMs = await sendAll(api.url, parcels, from + seconds * 1000)
  const elapsed = (performance.now() - from) / 1000
  const after = await measureDisk({ folder: disk, atOnce, seconds: 1, bytes: PARCEL_BYTES })
  // Killed at once: what was acknowledged must be there.
  await api.kill()
  const acknowledged = answered.get(202) ?? 0
  const result = {
    goals: GOALS,
    load: loadavg()[0],
    atOnce,
    parcelsPerSecond: Math.round((acknowledged - acknowledgedBefore) / elapsed),
    p50Ms: at(tookMs, 0.5),
    p99Ms: at(tookMs, 0.99),
    acknowledged,
    stored: await countObjects(),
    answers: Object.fromEntries(answered),
    disk: {
      filesPerSecond: Math.round((before.length + after.length) / 2),
      p50Ms: at([...before, ...after], 0.5),
      p99Ms: at([...before, ...after], 0.99),
    },
  }
  console.table({
    [`parcels of 40 events a second (goal: at least ${GOALS.parcelsPerSecond})`]: result.parcelsPerSecond,
    'p50, ms': result.p50Ms,
    [`p99, ms (goal: at most ${GOALS.p99Ms})`]: result.p99Ms,
    'acknowledged, and stored when the API was killed': `${result.acknowledged}, ${result.stored}`,
    'this disk: files of 2 kB a second, file and folder synced': result.disk.filesPerSecond,
    'this disk: p50 and p99, ms': `${result.disk.p50Ms}, ${result.disk.p99Ms}`,
  })
  if (values.json) console.log(JSON.stringify(result))

  /** Sends them in turn over a few connections until the time is over; how long each took. */
  async function sendAll(url: string, bodies: readonly string[], endAt: number): Promise<number[]> {
    const tookMs: number[] = []
    let next = 0
    async function sendInTurn(): Promise<void> {
      for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) {
        const from = performance.now()
        if (from > endAt) return
        const { status } = await postText(`${url}/v1/events`, body)
        tookMs.push(performance.now() - from)
        answered.set(status, (answered.get(status) ?? 0) + 1)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, sendInTurn))
    return tookMs
  }
} finally {
  rmSync(root, { recursive: true, force: true })
}

async function countObjects(): Promise<number> {
  const store = await openFsObjectStore({ root: data })
  let count = 0
  for await (const key of store.listKeys('events/v1/')) if (key !== '') count += 1
  return count
}

function at(ms: readonly number[], share: number): number {
  const sorted = [...ms].sort((a, b) => a - b)
  return Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1))
}
