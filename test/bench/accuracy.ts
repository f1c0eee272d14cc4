// How long the accuracy of an archive takes to count, from raw objects and from compacted days:
// npm run bench:accuracy -- [--events 10000000] [--json]

import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { duckDbQueryEngine } from '../../edge-api/adapters/duckdb/query-engine.ts'
import { openFsObjectStore } from '../../edge-api/adapters/fs/object-store.ts'
import { accuracy } from '../../edge-api/jobs/accuracy/accuracy.ts'
import { compact } from '../../edge-api/jobs/compact.ts'
import { writeArchive } from './archive.ts'

const { values } = parseArgs({
  options: { events: { type: 'string', default: '1000000' }, json: { type: 'boolean', default: false } },
})
const GOALS = { events: 10_000_000, compactedSeconds: 60, megabytes: 2048 }
const DAYS = 60
const endMs = Date.parse('2026-10-01T00:00:00Z')
const events = Number(values.events)
const root = mkdtempSync(join(tmpdir(), 'bench-accuracy-'))

try {
  writeArchive({ root, events, users: Math.ceil(events / 500), items: 5000, days: DAYS, endMs })
  const objectStore = await openFsObjectStore({ root })
  const queryEngine = duckDbQueryEngine({ root, memoryMegabytes: 1024, threads: 2 })
  const ports = { objectStore, queryEngine, clock: { now: () => endMs + 40 * 86_400_000 } }
  const time = async (prefixes: readonly string[]): Promise<number> => {
    for (const prefix of prefixes)
      for await (const key of objectStore.listKeys(prefix)) await objectStore.delete(key)
    const from = performance.now()
    await accuracy(ports)
    return (performance.now() - from) / 1000
  }
  const made = ['facts/', 'marks/', 'reports/']
  const rawSeconds = await time(made)
  const factsSeconds = await time(['marks/accuracy.json', 'reports/'])
  await compact(ports)
  const compactedSeconds = await time(made)
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
  const result = {
    goals: GOALS,
    load: loadavg()[0],
    events,
    rawSeconds,
    compactedSeconds,
    factsSeconds,
    megabytes,
  }
  console.table({
    events,
    'from raw objects, s': rawSeconds.toFixed(1),
    'from compacted days, s (goal: at most 60 for 10 million)': compactedSeconds.toFixed(1),
    'from facts that are there, s': factsSeconds.toFixed(1),
    'most memory, MB (goal: at most 2048)': megabytes,
  })
  if (values.json) console.log(JSON.stringify(result))
} finally {
  rmSync(root, { recursive: true, force: true })
}
