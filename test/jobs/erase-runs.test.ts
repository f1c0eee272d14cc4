import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { readBatchSlate, type BatchPointer } from '../../edge-api/domain/slates/batch-slates.ts'
import type { BatchLine } from '../../edge-api/jobs/batch/read-output.ts'
import { writeSlates } from '../../edge-api/jobs/batch/write-slates.ts'
import { eraseRuns } from '../../edge-api/jobs/erase/erase-runs.ts'
import { memoryObjectStore } from '../support/memory-object-store.ts'

const HOUR_MS = 3_600_000
const ERASED_MS = Date.parse('2026-11-20T12:00:00.000Z')

async function* from(lines: BatchLine[]): AsyncGenerator<BatchLine> {
  yield* lines
}

it('takes a person out of every part and list, whatever the id holds', async () => {
  const store = memoryObjectStore()
  const erased = 'a "b", c'
  const quoted = JSON.stringify(erased)
  const files: Record<string, string> = {
    'training/r/interactions/part-00000.csv': 'USER_ID,ITEM_ID\nu1,i1\n"a \\"b\\", c",i1\n',
    'training/r/interactions/part-00001.csv': 'USER_ID,ITEM_ID\n"a \\"b\\", c",i2\nu2,i1\n',
    'batch/r/input/users.json': `{"userId":"u1"}\n{"userId":${quoted}}\n`,
    // As Personalize writes it, with spaces.
    'batch/r/output/users.json.out': `{"input": {"userId": "u1"}}\n{"input": {"userId": ${quoted}}}`,
    'runs/r/gate/candidate/users.json.out': `{"input":{"userId":${quoted}}}\n{"input":{"userId":"u1"}}\n`,
  }
  for (const [key, text] of Object.entries(files)) await store.put(key, Buffer.from(text))
  // Members of gzip that follow one another, as the export writes them.
  const heldOut = [{ userId: 'u1' }, { userId: erased }].map((user) => gzipSync(`${JSON.stringify(user)}\n`))
  await store.put('training/r/held-out.ndjson.gz', Buffer.concat(heldOut))
  const read = async (key: string) => Buffer.from((await store.get(key))?.body ?? [])

  expect(await eraseRuns(store, new Map([[erased, ERASED_MS]]))).to.equal(6)

  expect(String(await read('training/r/interactions/part-00000.csv'))).to.equal('USER_ID,ITEM_ID\nu1,i1\n')
  expect(String(await read('training/r/interactions/part-00001.csv'))).to.equal('USER_ID,ITEM_ID\nu2,i1\n')
  expect(String(await read('batch/r/input/users.json'))).to.equal('{"userId":"u1"}\n')
  expect(String(await read('batch/r/output/users.json.out'))).to.equal('{"input": {"userId": "u1"}}\n')
  expect(String(await read('runs/r/gate/candidate/users.json.out'))).to.equal('{"input":{"userId":"u1"}}\n')
  expect(String(gunzipSync(await read('training/r/held-out.ndjson.gz')))).to.equal('{"userId":"u1"}\n')
})

it('never holds a large file in which nobody is found', async () => {
  const store = memoryObjectStore()
  const lines = Array.from(
    { length: 100_000 },
    (_, user) => `{"input":{"userId":"${user}"},"output":{"x":"é"}}\n`,
  )
  await store.put('batch/r/output/users.json.out', Buffer.from(lines.join('')))
  const ranges: number[] = []
  const getRange = (key: string, offset: number, length: number) => {
    ranges.push(length)
    return store.getRange(key, offset, length)
  }
  const get = (key: string) =>
    key.startsWith('runs/') ? store.get(key) : Promise.reject(new Error(`${key} is read as a whole`))

  const removed = await eraseRuns({ ...store, get, getRange }, new Map([['u', ERASED_MS]]))

  expect(removed).to.equal(0)
  expect(Math.max(...ranges)).to.equal(4 * 1024 * 1024)
})

it('blanks the slates of a person, and moves nothing under whoever holds an index', async () => {
  const store = memoryObjectStore()
  const lines = Array.from({ length: 200 }, (_, user) => ({
    userId: `u${user}`,
    itemIds: [`u${user + 1}`, 'é'],
  }))
  const layout = await writeSlates(store, 'r', 50_000, () => from(lines))
  const pointer: BatchPointer = { ...layout, version: 1, runId: 'r', modelId: 'r', generatedAt: '' }
  const indexes = new Map<string, Uint8Array>()
  const read = (userId: string) => readBatchSlate(store, pointer, userId, indexes)
  for (const { userId } of lines) expect(await read(userId)).to.have.length(2)

  const removed = await eraseRuns(
    store,
    new Map([
      ['u7', ERASED_MS],
      ['stranger', ERASED_MS],
    ]),
  )

  expect(removed).to.equal(1)
  for (const { userId, itemIds } of lines)
    expect(await read(userId)).to.deep.equal(userId === 'u7' ? undefined : itemIds)
  for await (const key of store.listKeys('batch/')) {
    const shard = Buffer.from((await store.get(key))?.body ?? []).toString()
    expect(shard).not.to.include('["u7",["u8"')
  }
})

it('leaves what a later run made of a new beginning, and the tables of a run under way', async () => {
  const store = memoryObjectStore()
  const begin = async (runId: string, offsetMs: number, status: string) => {
    const startedAt = new Date(ERASED_MS + offsetMs).toISOString()
    await store.put(`runs/${runId}/run.json`, Buffer.from(JSON.stringify({ runId, startedAt, status })))
    await store.put(`runs/${runId}/interactions/rows.parquet`, Buffer.from('parquet'))
    await store.put(`training/${runId}/users/users.csv`, Buffer.from('USER_ID,ACTIVITY\nu1,new\n'))
  }
  await begin('loop-before', -HOUR_MS, 'done')
  await begin('loop-failed', -HOUR_MS, 'failed')
  await begin('loop-running', 1000, 'running')
  await begin('loop-after', HOUR_MS, 'done')
  await store.put('runs/accuracy/subjects/rows.ndjson.gz', Buffer.from(''))
  await store.put('runs/accuracy/playings/rows.parquet', Buffer.from('parquet'))

  const removed = await eraseRuns(store, new Map([['u1', ERASED_MS]]))

  expect(removed).to.equal(3)
  const left: string[] = []
  for await (const key of store.listKeys('runs/')) if (!key.endsWith('/run.json')) left.push(key)
  expect(left).to.deep.equal([
    'runs/loop-after/interactions/rows.parquet',
    'runs/loop-running/interactions/rows.parquet',
  ])
  const after = await store.get('training/loop-after/users/users.csv')
  expect(String(Buffer.from(after?.body ?? []))).to.include('u1,new')
})
