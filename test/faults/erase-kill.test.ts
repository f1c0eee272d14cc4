// kill -9 after every change of an erasure, another job at work before it is run again: nothing is left of anybody.
import { spawn } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { expect, it, onTestFinished } from 'vitest'
import { duckDbQueryEngine } from '../../edge-api/adapters/duckdb/query-engine.ts'
import { openFsObjectStore } from '../../edge-api/adapters/fs/object-store.ts'
import type { ArchivedEvent } from '../../edge-api/domain/events/archived-event.ts'
import { foldEvents } from '../../edge-api/domain/profile/fold-events.ts'
import { updateProfile } from '../../edge-api/domain/profile/profile-store.ts'
import { writeHistory } from '../../edge-api/domain/subjects/history.ts'
import { indexMerge, indexParcel } from '../../edge-api/domain/subjects/subject-index.ts'
import { writeTombstone } from '../../edge-api/domain/subjects/tombstones.ts'
import { DEFAULT_WATCHED_RULE } from '../../edge-api/domain/watched.ts'
import { writeSlates } from '../../edge-api/jobs/batch/write-slates.ts'
import { compact } from '../../edge-api/jobs/compact.ts'
import { putDeadLetters } from '../../edge-api/jobs/dead-letters.ts'
import { erase } from '../../edge-api/jobs/erase/erase.ts'
import { DEFAULT_LOOP_OPTIONS } from '../../edge-api/jobs/loop-options.ts'
import { exportTraining, preprocess } from '../../edge-api/jobs/preprocess/preprocess.ts'
import { TABLES } from '../../edge-api/jobs/preprocess/queries.ts'
import { refreshFacts } from '../../edge-api/jobs/preprocess/refresh-facts.ts'
import type { ObjectStore } from '../../edge-api/ports/object-store.ts'
import type { QueryEngine, QueryTable } from '../../edge-api/ports/query-engine.ts'
import { REPEATS } from '../delivery/support/repeats.ts'
import { archived, createSite, NOW } from '../jobs/support/site.ts'

const CHILD = fileURLToPath(new URL('../jobs/support/erase-child.ts', import.meta.url))
const DAY_MS = 86_400_000
const AT_ONCE = 2
const STRIDE = REPEATS.changesAKill
const RUN = 'loop-1'
/** Only the erased ever had to do with it; what they did since, or others did, is about i1. */
const SECRET = 'i77'
const GONE = '11111111-1111-4111-8111-111111111111'

interface Folder {
  root: string
  objectStore: ObjectStore
  queryEngine: QueryEngine
}

/** A site that has seen everything: days open and compacted, a run of the loop, sign-in, mapping, import. */
async function createFolder(): Promise<Folder> {
  const site = await createSite()
  const { objectStore } = site
  const put = (key: string, value: unknown) => objectStore.put(key, Buffer.from(JSON.stringify(value)))

  async function did(id: string, daysAgo: number, events: ArchivedEvent[]): Promise<void> {
    const madeMs = NOW - daysAgo * DAY_MS
    const key = await site.archive(events, madeMs, madeMs)
    await indexParcel(objectStore, id, key)
    await putDeadLetters(objectStore, key, [{ eventId: `link-${id}`, reason: 'refused' }])
    for (const userId of new Set(events.map(({ subject }) => subject.userId)))
      await updateProfile(objectStore, userId, (profile) => foldEvents(profile, events, DEFAULT_WATCHED_RULE))
  }
  const as = (id: string, userId: string, event: Partial<Parameters<typeof archived>[0]>): ArchivedEvent => ({
    ...archived({ userId, itemId: SECRET, ...event }),
    subject: { kind: id === 'anonymous' ? 'anonymous' : 'user', id, userId },
  })
  const shown = { eventType: 'impression' as const, impression: [SECRET], recommendationId: 'RID-1' }
  await did('other', 3, [archived({ userId: 'other', itemId: 'i1', daysAgo: 3 })])
  await did('other', 20, [archived({ userId: 'other', itemId: 'i1', daysAgo: 20 })])
  await did(GONE, 20, [as(GONE, 'mapped', { daysAgo: 20 })])
  await did(GONE, 3, [as(GONE, 'mapped', { daysAgo: 3 }), as(GONE, 'mapped', { daysAgo: 3, ...shown })])
  await did('anonymous', 3, [as('anonymous', 'anonymous', { daysAgo: 3 })])
  // On one day, some before the moment and some after it.
  await did('late', 3, [as('late', 'late', { daysAgo: 3 }), as('late', 'late', { daysAgo: 0, itemId: 'i1' })])

  await put(`mappings/users/${GONE}.json`, { userId: 'mapped' })
  await put('merges/anonymous.json', { sub: GONE, at: new Date(NOW).toISOString() })
  await indexMerge(objectStore, GONE, 'anonymous')
  await writeHistory(objectStore, 'mapped', [as(GONE, 'mapped', { daysAgo: 200 })])
  await put('users/mapped/last-good.json', { version: 1, at: '2026-11-01', itemIds: [SECRET] })
  await compact(site)
  const startedAtMs = NOW - DAY_MS
  const context = { runId: RUN, startedAtMs, options: DEFAULT_LOOP_OPTIONS }
  await preprocess.run(site, {}, context)
  await exportTraining.run(site, {}, context)
  await writeSlates(objectStore, RUN, 2, async function* () {
    for (const userId of ['mapped', 'late']) yield { userId, itemIds: [SECRET] }
    yield { userId: 'other', itemIds: ['i1'] }
  })
  const startedAt = new Date(startedAtMs).toISOString()
  await put(`runs/${RUN}/run.json`, { startedAt, status: 'done', steps: [] })
  const output = { input: { userId: 'mapped' }, output: { recommendedItems: [SECRET] } }
  await put(`batch/${RUN}/output/users.json.out`, output)

  const tombstone = {
    version: 1 as const,
    requestId: 'r',
    erasedAt: new Date(NOW - 3_600_000).toISOString(),
    erasedBy: new Date(NOW + 40 * DAY_MS).toISOString(),
  }
  for (const id of [GONE, 'mapped', 'anonymous'])
    await writeTombstone(objectStore, id, { ...tombstone, subjectId: GONE })
  await writeTombstone(objectStore, 'late', { ...tombstone, subjectId: 'late', doneAt: tombstone.erasedAt })
  return site
}

async function copyFolder({ root: original }: Folder): Promise<Folder> {
  const root = await mkdtemp(join(tmpdir(), 'intellistream-erase-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  await cp(original, root, { recursive: true })
  return {
    root,
    objectStore: await openFsObjectStore({ root }),
    queryEngine: duckDbQueryEngine({ root, memoryMegabytes: 256, threads: 1 }),
  }
}

function runChild({ root }: Folder, changes: number): Promise<'killed' | 'done'> {
  const child = spawn(process.execPath, ['--import', 'tsx', CHILD, root, String(changes)], {
    stdio: 'inherit',
  })
  return new Promise((resolve, reject) =>
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve('killed')
      else if (code === 0) resolve('done')
      else reject(new Error(`The child ended with ${code ?? signal}`))
    }),
  )
}

/** Keys of what names the erased, or what they had to do with. */
async function findTraces({ objectStore, queryEngine }: Folder): Promise<string[]> {
  const traces: string[] = []
  const parquet: Record<string, (prefixes: string[]) => QueryTable> = {
    'events/compacted/': TABLES.compactedArchive,
    'facts/dt=': TABLES.facts,
    'facts/signals/': TABLES.signals,
    'facts/shown/': TABLES.shown,
    'runs/loop-1/verdicts/': TABLES.verdicts,
    'runs/loop-1/interactions/': TABLES.interactions,
  }
  for await (const key of objectStore.listKeys('')) {
    if (/^(?:tombstones|erasures|catalog)\/|\/items\.csv$|\/popular\.json$/.test(key)) continue
    const table = Object.entries(parquet).find(([prefix]) => key.startsWith(prefix))?.[1]
    let text = key
    if (table === undefined) {
      const body = Buffer.from((await objectStore.get(key))?.body ?? [])
      text += (key.endsWith('.gz') && body.length > 0 ? gunzipSync(body) : body).toString()
    } else {
      const made = table([key.slice(0, key.lastIndexOf('/') + 1)])
      for await (const rows of queryEngine.read({ sql: 'SELECT * FROM made', tables: { made } }))
        text += JSON.stringify(rows, (_, value: unknown) =>
          typeof value === 'bigint' ? Number(value) : value,
        )
    }
    if ([SECRET, GONE, 'mapped', 'anonymous'].some((trace) => text.includes(trace))) traces.push(key)
  }
  return traces
}

/** Killed after so many changes, other jobs at work before it is run again. Whether it was killed, and what went wrong. */
async function killOnce(
  original: Folder,
  changes: number,
): Promise<{ outcome: string; traces: string[]; days: number }> {
  const folder = await copyFolder(original)
  const outcome = await runChild(folder, changes)
  await refreshFacts(folder, { nowMs: NOW })
  await erase({
    ...folder,
    dataDeletion: { requestDeletion: async () => ({ status: 'done' }) },
    clock: { now: () => NOW },
  })
  const { days } = await refreshFacts(folder, { nowMs: NOW })
  return { outcome, traces: await findTraces(folder), days }
}

it('leaves nothing of the erased, wherever it was killed', { timeout: 240_000 }, async () => {
  const original = await createFolder()
  const before = await findTraces(original)

  const ends: Awaited<ReturnType<typeof killOnce>>[] = []
  for (let changes = 1; ends.at(-1)?.outcome !== 'done'; changes += AT_ONCE * STRIDE) {
    const numbers = Array.from({ length: AT_ONCE }, (_, index) => changes + index * STRIDE)
    ends.push(...(await Promise.all(numbers.map((number) => killOnce(original, number)))))
  }

  expect(before.length).to.be.greaterThan(20)
  expect(ends.filter(({ outcome }) => outcome === 'killed').length).to.be.greaterThan(40 / STRIDE)
  expect(ends.filter(({ traces, days }) => traces.length > 0 || days !== 2)).to.deep.equal([])
})
