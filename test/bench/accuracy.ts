// How long the accuracy of an archive takes to count from compacted days, and beside it from raw objects:
// npm run bench:accuracy -- [--events 10000000] [--raw-events 500000] [--json]. What is made is kept for the next time.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { duckDbQueryEngine } from '../../edge-api/adapters/duckdb/query-engine.ts'
import { openFsObjectStore } from '../../edge-api/adapters/fs/object-store.ts'
import { accuracy } from '../../edge-api/jobs/accuracy/accuracy.ts'
import { readCompactQuery } from '../../edge-api/jobs/preprocess/queries.ts'
import { generateArchive } from './accuracy/generate.ts'
import { writeArchive } from './archive.ts'

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '10000000' },
    'raw-events': { type: 'string', default: '500000' },
    json: { type: 'boolean', default: false },
  },
})
const GOALS = { events: 10_000_000, compactedSeconds: 60, megabytes: 2048 }
const [events, rawEvents] = [Number(values.events), Number(values['raw-events'])]
const DAYS = 60
const EVENTS_A_USER = 500
const THREADS = 2
const made = { items: 5000, days: DAYS, endMs: Date.parse('2026-10-01T00:00:00Z') }

const generation = performance.now()
const compactedRoot = await openCompacted()
const generatedSeconds = toSeconds(generation)
const compacted = await count(compactedRoot)
const again = await count(compactedRoot)
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
const raw = await countRaw()
const result = {
  goals: GOALS,
  load: loadavg()[0],
  threads: THREADS,
  events,
  shown: compacted.shown,
  generatedSeconds,
  compactedSeconds: compacted.seconds,
  compactedCpuSeconds: compacted.cpuSeconds,
  againSeconds: again.seconds,
  megabytes,
  rawEvents,
  rawSeconds: raw.seconds,
}
console.table({
  'events, compacted, of 60 days': events,
  'made in, s (0 when it was there)': generatedSeconds,
  'counted, s (goal: at most 60 for 10 million)': compacted.seconds,
  'of processor time, s': compacted.cpuSeconds,
  'counted again, s': again.seconds,
  'most memory, MB (goal: at most 2048)': megabytes,
  'events in raw objects of 50, not compacted': rawEvents,
  'counted from those, s': raw.seconds,
})
if (values.json) console.log(JSON.stringify(result))

/** Made once for this number of events and this form of compacted days. */
async function openCompacted(): Promise<string> {
  const sources = [
    await readCompactQuery(),
    readFileSync(new URL('accuracy/generate.ts', import.meta.url), 'utf8'),
  ]
  const form = createHash('sha256').update(sources.join()).digest('hex').slice(0, 12)
  const root = join(tmpdir(), `bench-accuracy-${events}-${form}`)
  const done = join(root, '.made')
  if (!existsSync(done)) {
    rmSync(root, { recursive: true, force: true })
    await generateArchive({ root, events, users: Math.ceil(events / EVENTS_A_USER), ...made })
    writeFileSync(done, '')
  }
  return root
}

async function countRaw(): Promise<{ seconds: number }> {
  const root = mkdtempSync(join(tmpdir(), 'bench-accuracy-raw-'))
  try {
    writeArchive({ root, events: rawEvents, users: Math.ceil(rawEvents / EVENTS_A_USER), ...made })
    return await count(root)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** Counts every day anew, with two threads for queries. */
async function count(root: string): Promise<{ seconds: number; cpuSeconds: number; shown: number }> {
  const objectStore = await openFsObjectStore({ root })
  for (const prefix of ['marks/accuracy.json', 'reports/'])
    for await (const key of objectStore.listKeys(prefix)) await objectStore.delete(key)
  const queryEngine = duckDbQueryEngine({ root, threads: THREADS })
  const clock = { now: () => made.endMs + 40 * 86_400_000 }
  const [from, cpu] = [performance.now(), process.cpuUsage()]
  const { shown } = await accuracy({ objectStore, queryEngine, clock })
  const { user, system } = process.cpuUsage(cpu)
  return { seconds: toSeconds(from), cpuSeconds: Math.round((user + system) / 1e5) / 10, shown }
}

function toSeconds(from: number): number {
  return Math.round((performance.now() - from) / 100) / 10
}
