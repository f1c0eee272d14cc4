// The loop, accuracy and erasures may run at the same time: none may bring back what another has replaced.
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { toArchiveBody } from '../../../edge-api/domain/events/archived-event.ts'
import { compact } from '../../../edge-api/jobs/compact.ts'
import { forgetDays, noteDay } from '../../../edge-api/jobs/erase/erase-archive.ts'
import { DEFAULT_LOOP_OPTIONS } from '../../../edge-api/jobs/loop-options.ts'
import { preprocess } from '../../../edge-api/jobs/preprocess/preprocess.ts'
import {
  readPreprocessMark,
  updatePreprocessMark,
} from '../../../edge-api/jobs/preprocess/preprocess-mark.ts'
import { refreshFacts } from '../../../edge-api/jobs/preprocess/refresh-facts.ts'
import type { QueryEngine, QueryTable } from '../../../edge-api/ports/query-engine.ts'
import { memoryObjectStore } from '../../support/memory-object-store.ts'
import { archived, createSite, NOW, type TestSite } from '../support/site.ts'

const DAY = '2026-11-19'
const FACTS = `facts/dt=${DAY}/`
const kept = archived({ userId: 'kept', itemId: 'i1' })
const erased = archived({ userId: 'erased', itemId: 'i2' })

/** The engine, with something that happens once, when it has written the first rows below the prefix. */
function meanwhile(site: TestSite, prefix: string, happens: () => Promise<void>): QueryEngine {
  let isOver = false
  return {
    ...site.queryEngine,
    async write(query, into) {
      await site.queryEngine.write(query, into)
      if (isOver || !into.startsWith(prefix)) return
      isOver = true
      await happens()
    },
  }
}

async function usersOf(site: TestSite, prefix: string): Promise<unknown[]> {
  const users: unknown[] = []
  const made: QueryTable = { format: 'parquet', columns: { user_id: 'varchar' }, prefixes: [prefix] }
  const sql = 'SELECT user_id FROM made ORDER BY user_id'
  for await (const rows of site.queryEngine.read({ sql, tables: { made } }))
    users.push(...rows.map(({ user_id }) => user_id))
  return users
}

/** As an erasure does: the object keeps its name. */
async function erase(site: TestSite, key: string): Promise<void> {
  await noteDay(site.objectStore, DAY)
  await site.objectStore.put(key, toArchiveBody([kept]))
  await forgetDays(site.objectStore)
}

it('loses no day, however many jobs mark theirs at once', async () => {
  const store = memoryObjectStore()
  const days = Array.from({ length: 20 }, (_, index) => `2026-10-${String(index + 10)}`)
  const made = { objects: 1, listing: 'l', rules: 'r', facts: 'f' }

  await Promise.all(
    days.map((day) =>
      updatePreprocessMark(store, (mark) => ({ ...mark, days: { ...mark.days, [day]: made } })),
    ),
  )

  expect(Object.keys((await readPreprocessMark(store)).days)).to.deep.equal(days)
})

it('reads a day again from which somebody was erased while it was read', async () => {
  const site = await createSite()
  const key = await site.archive([kept, erased])
  const queryEngine = meanwhile(site, FACTS, () => erase(site, key))

  await refreshFacts({ ...site, queryEngine }, { nowMs: NOW })

  expect(await usersOf(site, FACTS)).to.deep.equal(['kept'])
})

it('leaves nothing of a day that was erased as a whole while it was read', async () => {
  const site = await createSite()
  const key = await site.archive([erased])
  const queryEngine = meanwhile(site, FACTS, async () => {
    await noteDay(site.objectStore, DAY)
    await site.objectStore.delete(key)
    await forgetDays(site.objectStore)
    // Written after the erasure has swept the folder.
    await site.queryEngine.write({ sql: "SELECT 'erased' AS user_id", tables: {} }, FACTS)
  })

  const { days } = await refreshFacts({ ...site, queryEngine }, { nowMs: NOW })

  expect(days).to.equal(0)
  expect((await readPreprocessMark(site.objectStore)).days).to.deep.equal({})
  expect((await site.objectStore.listKeys('facts/')[Symbol.asyncIterator]().next()).done).to.equal(true)
})

it('keeps a late event that another job read while this one was writing the day without it', async () => {
  const site = await createSite()
  await site.archive([kept])
  const [file, copy] = [join(site.root, FACTS, 'rows.parquet'), join(site.root, 'stale.parquet')]
  const queryEngine = meanwhile(site, FACTS, async () => {
    await copyFile(file, copy)
    await site.archive([archived({ userId: 'late', itemId: 'i1' })])
    await refreshFacts(site, { nowMs: NOW })
    await copyFile(copy, file)
  })

  await refreshFacts({ ...site, queryEngine }, { nowMs: NOW })

  expect(await usersOf(site, FACTS)).to.deep.equal(['kept', 'late'])
})

it('trains on nothing that was erased while signals were made of it', async () => {
  const site = await createSite()
  const key = await site.archive([kept, erased])
  const queryEngine = meanwhile(site, 'facts/signals/', () => erase(site, key))

  await preprocess.run(
    { ...site, queryEngine },
    {},
    { runId: 'r', startedAtMs: NOW, options: DEFAULT_LOOP_OPTIONS },
  )

  expect(await usersOf(site, 'runs/r/interactions/')).to.deep.equal(['kept'])
})

it('compacts no day from which somebody was erased meanwhile', async () => {
  const site = await createSite()
  const key = await site.archive([kept, erased])
  const clock = { now: () => NOW + 30 * 86_400_000 }
  const folder = join(site.root, `events/compacted/dt=${DAY}`)
  const [file, copy] = [join(folder, 'rows.parquet'), join(site.root, 'stale.parquet')]
  const queryEngine = meanwhile(site, 'events/compacted/', async () => {
    await copyFile(file, copy)
    await erase(site, key)
    await copyFile(copy, file)
  })

  await compact({ ...site, queryEngine, clock })
  const again = await compact({ ...site, clock })

  expect(again.compacted).to.equal(1)
  expect(await usersOf(site, `events/compacted/dt=${DAY}/`)).to.deep.equal(['kept'])
})
