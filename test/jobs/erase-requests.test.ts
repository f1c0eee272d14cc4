// What the recommender is asked to forget: looked at until it is done, asked anew when it was given up or undone.
import { describe, expect, it } from 'vitest'
import { writeTombstone } from '../../edge-api/domain/subjects/tombstones.ts'
import { erase } from '../../edge-api/jobs/erase/erase.ts'
import { DataDeletionFailed, type DataDeletion } from '../../edge-api/ports/data-deletion.ts'
import type { ObjectStore } from '../../edge-api/ports/object-store.ts'
import { memoryObjectStore } from '../support/memory-object-store.ts'

const HOUR_MS = 3_600_000
const ERASED_MS = Date.parse('2026-11-20T12:00:00.000Z')
const JOB_MS = ERASED_MS + HOUR_MS

type Asked = Record<string, string>

/** A recommender that says of a request what `answers` hold of it in turn; `asked` are the lists by name. */
function recommender(store: ObjectStore, answers: Record<string, ('working' | 'done' | 'failed')[]> = {}) {
  const asked: Asked = {}
  const dataDeletion: DataDeletion = {
    async requestDeletion({ name, userIdsKey }) {
      asked[name] = Buffer.from((await store.get(userIdsKey))?.body ?? []).toString()
      const status = answers[name]?.shift() ?? 'working'
      if (status === 'failed') throw new DataDeletionFailed('Personalize gave it up')
      return { status }
    },
  }
  return { asked, dataDeletion }
}

async function eraseUser(store: ObjectStore, id: string): Promise<void> {
  const [erasedAt, erasedBy] = [0, 40 * 24 * HOUR_MS].map((ms) => new Date(ERASED_MS + ms).toISOString())
  await writeTombstone(store, id, {
    version: 1,
    subjectId: id,
    requestId: 'r',
    erasedAt: String(erasedAt),
    erasedBy: String(erasedBy),
  })
}

/** A run that began before the erasure; `imports` says when its import ended, in hours after the job. */
async function putRun(store: ObjectStore, { startedMs = ERASED_MS - HOUR_MS, imports = NaN } = {}) {
  const startedAt = new Date(startedMs).toISOString()
  const ended = Number.isNaN(imports) ? {} : { endedAt: new Date(JOB_MS + imports * HOUR_MS).toISOString() }
  const steps = [
    { name: 'preprocess', startedAt, endedAt: startedAt },
    { name: 'import', startedAt, ...ended },
  ]
  const record = { version: 1, runId: 'loop-1', job: 'loop', startedAt, status: 'running', steps }
  await store.put('runs/loop-1/run.json', Buffer.from(JSON.stringify(record)))
}

async function lists(store: ObjectStore): Promise<string[]> {
  const keys: string[] = []
  for await (const key of store.listKeys('erasures/erasure-')) keys.push(key)
  return keys
}

describe('a request to forget', () => {
  it('is looked at by every run until it is carried out, and its list goes then', async () => {
    const objectStore = memoryObjectStore()
    await eraseUser(objectStore, 'u1')
    const name = `erasure-${JOB_MS}`
    const { asked, dataDeletion } = recommender(objectStore, { [name]: ['working', 'working', 'done'] })
    const run = (ms: number) => erase({ objectStore, dataDeletion, clock: { now: () => JOB_MS + ms } })

    expect(await run(0)).to.include({ erased: 1, requested: name, underWay: 1 })
    expect(await run(1))
      .to.include({ erased: 0, underWay: 1 })
      .and.not.have.property('requested')
    expect(await lists(objectStore)).to.deep.equal([`erasures/${name}.csv`])
    expect(await run(2)).to.include({ underWay: 0 })
    expect(await lists(objectStore)).to.deep.equal([])
    expect(asked).to.deep.equal({ [name]: 'USER_ID\nu1\n' })
  })

  it('is made anew when it was given up, which fails the run', async () => {
    const objectStore = memoryObjectStore()
    await eraseUser(objectStore, 'u1')
    const name = `erasure-${JOB_MS}`
    const { asked, dataDeletion } = recommender(objectStore, {
      [name]: ['working', 'failed'],
      [`${name}-2`]: ['working', 'failed'],
    })
    const run = () => erase({ objectStore, dataDeletion, clock: { now: () => JOB_MS } })

    await run()
    await expect(run()).rejects.toThrow('Personalize gave it up')
    expect(await lists(objectStore)).to.deep.equal([`erasures/${name}-2.csv`])
    await expect(run()).rejects.toBeInstanceOf(DataDeletionFailed)

    expect(await run()).to.include({ underWay: 1 })
    expect(Object.entries(asked)).to.deep.equal(
      [name, `${name}-2`, `${name}-3`].map((each) => [each, 'USER_ID\nu1\n']),
    )
  })
})

describe('an import of a run that had read somebody before they were erased', () => {
  it('has the recommender asked once more, when it has ended', async () => {
    const objectStore = memoryObjectStore()
    await eraseUser(objectStore, 'u1')
    await putRun(objectStore)
    const { asked, dataDeletion } = recommender(objectStore)
    const run = (hours: number) =>
      erase({ objectStore, dataDeletion, clock: { now: () => JOB_MS + hours * HOUR_MS } })

    expect(await run(0)).to.include({ erased: 1 })
    expect(await run(1)).to.not.have.property('requested')
    await putRun(objectStore, { imports: 2 })
    expect(await run(3)).to.have.property('requested')
    expect(await run(4)).to.not.have.property('requested')

    const names = [0, 3].map((hours) => `erasure-${JOB_MS + hours * HOUR_MS}`)
    expect(asked).to.deep.equal(Object.fromEntries(names.map((name) => [name, 'USER_ID\nu1\n'])))
  })

  it('is none when the run began later, or its import ended before they were asked to be forgotten', async () => {
    for (const run of [{ startedMs: ERASED_MS + HOUR_MS, imports: 2 }, { imports: -0.5 }]) {
      const objectStore = memoryObjectStore()
      await eraseUser(objectStore, 'u1')
      await putRun(objectStore, run)
      const { asked, dataDeletion } = recommender(objectStore)

      await erase({ objectStore, dataDeletion, clock: { now: () => JOB_MS } })
      await erase({ objectStore, dataDeletion, clock: { now: () => JOB_MS + 3 * HOUR_MS } })

      expect(Object.keys(asked)).to.deep.equal([`erasure-${JOB_MS}`])
    }
  })
})
