// How fast the batch jobs are: npm run bench:pipeline -- [--events 10000000] [--users 1000000] [--json]
// Preprocessing, from raw and from compacted archive, beside DuckDB merely reading the same files; then batch slates.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { duckDbQueryEngine } from '../../edge-api/adapters/duckdb/query-engine.ts'
import { openFsObjectStore } from '../../edge-api/adapters/fs/object-store.ts'
import {
  OFFSET_BYTES,
  readBatchSlate,
  toShardKey,
  type BatchPointer,
} from '../../edge-api/domain/slates/batch-slates.ts'
import type { BatchLine } from '../../edge-api/jobs/batch/read-output.ts'
import { writeSlates } from '../../edge-api/jobs/batch/write-slates.ts'
import { compact } from '../../edge-api/jobs/compact.ts'
import { DEFAULT_LOOP_OPTIONS } from '../../edge-api/jobs/loop-options.ts'
import { toCompactedPrefix, toRawPrefix } from '../../edge-api/jobs/preprocess/archive-days.ts'
import { exportTraining, preprocess } from '../../edge-api/jobs/preprocess/preprocess.ts'
import { TABLES } from '../../edge-api/jobs/preprocess/queries.ts'
import type { QueryTable } from '../../edge-api/ports/query-engine.ts'
import { writeArchive } from './archive.ts'
import { align } from './report.ts'

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '10000000' },
    users: { type: 'string', default: '1000000' },
    json: { type: 'boolean', default: false },
  },
})
const events = Number(values.events)
const slateUsers = Number(values.users)
const DAYS = 30
/** Of all users: enough for a p99 that is stable. */
const READ_USERS = 200_000
const ITEMS = 5000
const END_MS = Date.parse('2026-11-01T00:00:00.000Z')
const DAY_MS = 86_400_000
/** Late enough for every day to be complete. */
const NOW_MS = END_MS + 20 * DAY_MS

const root = await mkdtemp(join(tmpdir(), 'intellistream-bench-'))
try {
  const pipeline = events > 0 ? await measurePipeline() : undefined
  const slates = slateUsers > 0 ? await measureSlates() : undefined
  const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(`peak memory of the process: ${peakMegabytes} MB`)
  if (values.json) console.log(JSON.stringify({ ...pipeline, ...slates, peakMegabytes }))
} finally {
  await rm(root, { recursive: true, force: true })
}

async function measurePipeline() {
  const objectStore = await openFsObjectStore({ root })
  const queryEngine = duckDbQueryEngine({ root })
  const ports = { objectStore, queryEngine, clock: { now: () => NOW_MS } }
  const objects = writeArchive({
    root,
    events,
    users: Math.max(100, events / 100),
    items: ITEMS,
    days: DAYS,
    endMs: END_MS,
    onProgress: progress('writing events'),
  })
  const catalog = Array.from({ length: ITEMS }, (_, index) => ({
    itemId: `item-${index}`,
    title: `Title ${index}`,
    genres: ['Drama'],
  }))
  await objectStore.put(
    'catalog/items.ndjson.gz',
    gzipSync(catalog.map((item) => `${JSON.stringify(item)}\n`).join('')),
  )
  const days = Array.from({ length: DAYS }, (_, index) =>
    new Date(END_MS - (index + 1) * DAY_MS).toISOString().slice(0, 10),
  )

  const readRaw = await time('DuckDB reads all columns, raw', () =>
    readAll(TABLES.rawArchive(days.map(toRawPrefix))),
  )
  const preprocessRaw = await time('preprocess, raw', () => run(preprocess, 'raw'))
  const again = await time('preprocess again, nothing new', () => run(preprocess, 'raw'))
  const compaction = await time('compact', () => compact(ports))
  const readCompacted = await time('DuckDB reads all columns, compacted', () =>
    readAll(TABLES.compactedArchive(days.map(toCompactedPrefix))),
  )
  await objectStore.delete('marks/preprocess.json')
  const preprocessCompacted = await time('preprocess, compacted', () => run(preprocess, 'compacted'))
  const exporting = await time('training files', () => run(exportTraining, 'compacted'))
  const ratios = { raw: readRaw / preprocessRaw, compacted: readCompacted / preprocessCompacted }
  console.log(`\n${events} events in ${objects} objects`)
  console.log(
    align([
      ['', 'reading s', 'preprocess s', 'ratio'],
      ['raw', readRaw.toFixed(1), preprocessRaw.toFixed(1), ratios.raw.toFixed(2)],
      ['compacted', readCompacted.toFixed(1), preprocessCompacted.toFixed(1), ratios.compacted.toFixed(2)],
    ]),
  )
  return {
    events,
    objects,
    seconds: { readRaw, preprocessRaw, again, compaction, readCompacted, preprocessCompacted, exporting },
    ratios,
  }

  /**
   * Every value of every column is read and nothing is done with it: a hash of each leaf, folded into one number a column,
   * so that no reader can get by with counts and no writing is timed. This is what `merely reading` means here.
   */
  async function readAll(archive: QueryTable): Promise<void> {
    const leaves = Object.entries(archive.columns).flatMap(([name, type]) =>
      type.startsWith('struct(')
        ? [...type.matchAll(/(\w+) \w+(?:\[\])?[,)]/g)].map(([, leaf]) => `${name}.${leaf}`)
        : [name],
    )
    const folded = leaves.map((leaf) => `CAST(bit_xor(hash(${leaf})) AS varchar)`)
    const sql = `SELECT count(*), ${folded.join(', ')} FROM archive`
    for await (const rows of queryEngine.read({ sql, tables: { archive } }))
      if (Object.values(rows[0] ?? {})[0] !== events) throw new Error('Not all events were read')
  }

  async function run(step: typeof preprocess, runId: string): Promise<void> {
    const context = { runId, startedAtMs: NOW_MS, options: DEFAULT_LOOP_OPTIONS }
    const outcome = await step.run(ports, {}, context)
    if ('summary' in outcome) process.stderr.write(`${JSON.stringify(outcome.summary)}\n`)
  }
}

async function measureSlates() {
  const objectStore = await openFsObjectStore({ root })
  let reads = 0
  const counted = {
    ...objectStore,
    getRange: (key: string, offset: number, length: number) => {
      reads += 1
      return objectStore.getRange(key, offset, length)
    },
  }
  async function* answers(): AsyncGenerator<BatchLine> {
    for (let user = 0; user < slateUsers; user++) {
      const itemIds = Array.from({ length: 50 }, (_, index) => `item-${(user * 31 + index * 97) % ITEMS}`)
      yield { userId: `user-${user}`, itemIds }
    }
  }
  let layout = { shards: 1, buckets: 1 }
  const writing = await time('write slates', async () => {
    layout = await writeSlates(objectStore, 'bench', slateUsers, answers)
  })
  const pointer: BatchPointer = {
    version: 1,
    runId: 'bench',
    modelId: 'bench',
    generatedAt: '',
    users: slateUsers,
    ...layout,
  }
  // As the API holds them.
  const indexes = new Map<string, Uint8Array>()
  const milliseconds: number[] = []
  let mostReads = 0
  // Spread over all shards; the user of a read is no neighbor of the one before.
  const asked = Math.min(slateUsers, READ_USERS)
  const reading = await time(`read back ${asked} users, one by one`, async () => {
    for (let index = 0; index < asked; index++) {
      const user = (index * 7919) % slateUsers
      reads = 0
      const start = performance.now()
      const slate = await readBatchSlate(counted, pointer, `user-${user}`, indexes)
      milliseconds.push(performance.now() - start)
      mostReads = Math.max(mostReads, reads)
      if (slate?.[0] !== `item-${(user * 31) % ITEMS}`) throw new Error(`user-${user} got another slate`)
    }
  })
  const checking = await time('check every user, a shard at a time', async () => {
    let users = 0
    for (let shard = 0; shard < layout.shards; shard++) {
      const body = Buffer.from((await objectStore.get(toShardKey('bench', shard)))?.body ?? [])
      const lines = body
        .subarray((layout.buckets + 1) * OFFSET_BYTES)
        .toString('utf8')
        .split('\n')
      for (const line of lines) {
        if (line === '') continue
        const [userId, itemIds] = JSON.parse(line) as [string, string[]]
        if (itemIds[0] !== `item-${(Number(userId.slice(5)) * 31) % ITEMS}`)
          throw new Error(`${userId} has another slate`)
        users += 1
      }
    }
    if (users !== slateUsers) throw new Error(`Only ${users} users were written`)
  })
  milliseconds.sort((a, b) => a - b)
  const at = (share: number) => milliseconds[Math.floor(milliseconds.length * share)] ?? 0
  const figures = { p50: at(0.5), p99: at(0.99), max: at(0.999999) }
  console.log(
    `\nslates of ${slateUsers} users: ${layout.shards} shards; at most ${mostReads} ranged reads a user, ` +
      `p50 ${figures.p50.toFixed(2)} ms, p99 ${figures.p99.toFixed(2)} ms`,
  )
  return {
    slates: { users: slateUsers, ...layout, mostReads, milliseconds: figures, writing, reading, checking },
  }
}

async function time(name: string, work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  const seconds = (performance.now() - start) / 1000
  process.stderr.write(`${name}: ${seconds.toFixed(1)} s\n`)
  return seconds
}

function progress(name: string): (doneRatio: number) => void {
  let tenths = 0
  return (doneRatio) => {
    if (doneRatio * 10 < tenths + 1) return
    tenths = Math.floor(doneRatio * 10)
    process.stderr.write(`${name} ${tenths * 10} %\n`)
  }
}
