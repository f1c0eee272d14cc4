import { describe, expect, it } from 'vitest'
import {
  createBatchSlates,
  readBatchSlate,
  type BatchPointer,
} from '../../../edge-api/domain/slates/batch-slates.ts'
import { readOutput, type BatchLine } from '../../../edge-api/jobs/batch/read-output.ts'
import { readLines } from '../../../edge-api/jobs/read-lines.ts'
import { writeSlates } from '../../../edge-api/jobs/batch/write-slates.ts'
import { memoryObjectStore } from '../../support/memory-object-store.ts'

async function* from(lines: BatchLine[]): AsyncGenerator<BatchLine> {
  yield* lines
}

function toPointer(layout: { shards: number; buckets: number }): BatchPointer {
  return {
    version: 1,
    runId: 'r1',
    modelId: 'r1',
    generatedAt: '',
    users: 0,
    shards: layout.shards,
    buckets: layout.buckets,
  }
}

describe('batch slates', () => {
  it('give each of many users their own items by two ranged reads, and nothing to strangers', async () => {
    const store = memoryObjectStore()
    const lines = Array.from({ length: 50_000 }, (_, user) => ({
      userId: `u "${user}"\n`,
      itemIds: [`i${user}`, 'i0'],
    }))
    const layout = await writeSlates(store, 'r1', lines.length, () => from(lines))
    let reads = 0
    const counted = {
      ...store,
      getRange: (...range: [string, number, number]) => ((reads += 1), store.getRange(...range)),
    }

    for (const user of [0, 1, 777, 49_999])
      expect(await readBatchSlate(counted, toPointer(layout), `u "${user}"\n`)).to.deep.equal([
        `i${user}`,
        'i0',
      ])

    expect(layout).to.deep.include({ users: 50_000, shards: 3, failed: {} })
    expect(reads).to.equal(8)
    expect(await readBatchSlate(counted, toPointer(layout), 'u')).to.equal(undefined)
  })

  it('are found by one ranged read once the index of their shard is known', async () => {
    const store = memoryObjectStore()
    const lines = ['u1', 'u2', 'u3'].map((userId) => ({ userId, itemIds: [`item of ${userId}`] }))
    const layout = await writeSlates(store, 'r1', 3, () => from(lines))
    let reads = 0
    const counted = {
      ...store,
      getRange: (...range: [string, number, number]) => ((reads += 1), store.getRange(...range)),
    }
    const indexes = new Map<string, Uint8Array>()

    const slates = []
    for (const { userId } of lines)
      slates.push(await readBatchSlate(counted, toPointer(layout), userId, indexes))

    expect(slates).to.deep.equal([['item of u1'], ['item of u2'], ['item of u3']])
    expect(reads).to.equal(4)
  })

  it('are the same bytes whatever the order of the answers', async () => {
    const lines = Array.from({ length: 100 }, (_, user) => ({ userId: `u${user}`, itemIds: [`i${user}`] }))
    const [one, other] = [memoryObjectStore(), memoryObjectStore()]
    await writeSlates(one, 'r1', 100, () => from(lines))
    await writeSlates(other, 'r1', 100, () => from(lines.toReversed()))

    const key = 'batch/r1/slates/00000.bin'
    expect((await one.get(key))?.etag).to.equal((await other.get(key))?.etag)
  })

  it('count lines without an answer by reason, and go on', async () => {
    const store = memoryObjectStore()
    const lines = [
      '{"input":{"userId":"u1"},"output":{"recommendedItems":["i1"],"scores":[0.5]},"error":null}',
      '{"input":{"userId":"u2"},"output":{"recommendedItems":["i2"]}}',
      '{"input":{"userId":"u3"},"output":null,"error":"User not found"}',
      '{"input":{"userId":"u4"},"output":{}}',
      '{"input":{},"output":{"recommendedItems":["i1"]}}',
      'not JSON',
    ]
    await store.put('out/users.json.out', Buffer.from(lines.join('\n')))
    await store.put('out/users.json_CHECK', Buffer.from('ignored'))

    const summary = await writeSlates(store, 'r1', 6, () => readOutput(store, 'out/'))

    expect(summary).to.deep.include({
      users: 2,
      failed: {
        'User not found': 1,
        'The line has no recommended items': 1,
        'The line names no user': 1,
        'The line is no JSON': 1,
      },
    })
  })

  it('follow the pointer when it is flipped, and are absent without one', async () => {
    const store = memoryObjectStore()
    let nowMs = 0
    const getSlate = createBatchSlates({ objectStore: store, clock: { now: () => nowMs } }, 1000)
    const before = await getSlate('u1')
    const layout = await writeSlates(store, 'r1', 1, () => from([{ userId: 'u1', itemIds: ['i1'] }]))
    await store.put('batch/current.json', Buffer.from(JSON.stringify(toPointer(layout))))

    nowMs = 60_000

    expect(before).to.equal(undefined)
    expect((await getSlate('u1'))?.itemIds).to.deep.equal(['i1'])
    expect(await getSlate('u2')).to.equal(undefined)
  })
})

describe('reading lines', () => {
  it('puts lines together that lie across chunks', async () => {
    const store = memoryObjectStore()
    const lines = Array.from({ length: 9 }, (_, index) => `${index} 電 ${'é'.repeat(700_000)}`)
    await store.put('lines', Buffer.from(lines.join('\n')))

    const read: string[] = []
    for await (const line of readLines(store, 'lines')) if (line !== '') read.push(line)

    expect(read.length).to.equal(9)
    expect(read.every((line, index) => line === lines[index])).to.equal(true)
  })
})
