// The object store port as behavior: one suite for every adapter.

import { describe, expect, it } from 'vitest'
import { PreconditionFailed } from '../../../edge-api/ports/object-store.ts'
import type { ObjectStore } from '../../../edge-api/ports/object-store.ts'

export interface Limits {
  /** Tests that the adapter cannot pass, and why. */
  cannot?: { test: string; reason: string }[]
}

const bytes = (text: string) => Buffer.from(text)

async function read(store: ObjectStore, key: string): Promise<string | undefined> {
  const stored = await store.get(key)
  return stored && Buffer.from(stored.body).toString('utf8')
}

async function listKeys(store: ObjectStore, prefix: string, startAfter?: string): Promise<string[]> {
  const keys: string[] = []
  for await (const { key } of store.list(prefix, startAfter === undefined ? {} : { startAfter }))
    keys.push(key)
  return keys
}

export function describeObjectStore(
  name: string,
  make: () => Promise<ObjectStore>,
  { cannot = [] }: Limits = {},
): void {
  const test = (title: string, body: () => Promise<void>) => {
    const limit = cannot.find((one) => one.test === title)
    if (limit === undefined) it(title, body)
    else it.skip(`${title} (${limit.reason})`, body)
  }

  describe(`object store: ${name}`, () => {
    test('gives back what was put, byte for byte, with an etag', async () => {
      const store = await make()
      const body = Uint8Array.from({ length: 256 }, (_, index) => index)

      const { etag } = await store.put('a/b/c.bin', body)

      const stored = await store.get('a/b/c.bin')
      expect(Buffer.from(stored?.body ?? []).equals(Buffer.from(body))).to.equal(true)
      expect(stored?.etag).to.equal(etag)
      expect(await store.head('a/b/c.bin')).to.deep.equal({ key: 'a/b/c.bin', sizeBytes: 256, etag })
    })

    test('gives undefined for what is not there, folders and parts of keys included', async () => {
      const store = await make()
      await store.put('a/b', bytes('x'))

      expect(await store.get('a')).to.equal(undefined)
      expect(await store.get('a/b/c')).to.equal(undefined)
      expect(await store.head('a/c')).to.equal(undefined)
    })

    test('gives back the very object that is held while it is current, and a new one afterwards', async () => {
      const store = await make()
      await store.put('a/b', bytes('one'))
      const held = await store.get('a/b')

      expect(await store.get('a/b', held)).to.equal(held)
      await store.put('a/b', bytes('two'))
      const changed = await store.get('a/b', held)
      expect(Buffer.from(changed?.body ?? []).toString('utf8')).to.equal('two')
      expect(await store.get('a/b', changed)).to.equal(changed)
      await store.delete('a/b')
      expect(await store.get('a/b', held)).to.equal(undefined)
    })

    test('gives a part of an object, less at its end, nothing behind it', async () => {
      const store = await make()
      await store.put('a/b', bytes('0123456789'))

      const read = async (offset: number, length: number) => {
        const part = await store.getRange('a/b', offset, length)
        return part && Buffer.from(part).toString('utf8')
      }

      expect(await read(2, 3)).to.equal('234')
      expect(await read(8, 10)).to.equal('89')
      expect(await read(10, 5)).to.equal('')
      expect(await store.getRange('a/c', 0, 1)).to.equal(undefined)
    })

    test('lists keys alone as it lists objects', async () => {
      const store = await make()
      for (const key of ['a/2', 'a/1', 'a/0/x', 'b/1']) await store.put(key, bytes(key))

      const keys: string[] = []
      for await (const key of store.listKeys('a/', { startAfter: 'a/0/x' })) keys.push(key)

      expect(keys).to.deep.equal(['a/1', 'a/2'])
    })

    test('changes the etag exactly when the body changes', async () => {
      const store = await make()
      const first = await store.put('k', bytes('one'))
      const second = await store.put('k', bytes('two'))
      const third = await store.put('k', bytes('one'))

      expect(second.etag).not.to.equal(first.etag)
      expect(third.etag).to.equal(first.etag)
      expect((await store.head('k'))?.etag).to.equal(first.etag)
    })

    test('creates an object once, whoever comes first of 50', async () => {
      const store = await make()
      const creators = Array.from({ length: 50 }, (_, index) =>
        store.put('events/one', bytes(`writer ${index}`), { ifNoneMatch: '*' }),
      )

      const results = await Promise.allSettled(creators)

      const lost = results.filter((result) => result.status === 'rejected')
      expect(lost).to.have.length(49)
      for (const { reason } of lost) expect(reason).to.be.instanceOf(PreconditionFailed)
      expect(await read(store, 'events/one')).to.match(/^writer \d+$/)
    })

    test('loses no change of 50 writers that compare and swap', async () => {
      const store = await make()
      await store.put('counter', bytes('0'))
      const increment = async (): Promise<void> => {
        const stored = await store.get('counter')
        const next = Number(Buffer.from(stored?.body ?? []).toString('utf8')) + 1
        try {
          await store.put('counter', bytes(String(next)), { ifMatch: stored?.etag ?? '' })
        } catch (error) {
          if (!(error instanceof PreconditionFailed)) throw error
          await increment()
        }
      }

      await Promise.all(Array.from({ length: 50 }, increment))

      expect(await read(store, 'counter')).to.equal('50')
    })

    test('does not replace what changed, or is gone', async () => {
      const store = await make()
      const { etag } = await store.put('k', bytes('one'))
      await store.put('k', bytes('two'))

      const onChanged = await store
        .put('k', bytes('three'), { ifMatch: etag })
        .catch((error: unknown) => error)
      const onMissing = await store
        .put('gone', bytes('x'), { ifMatch: etag })
        .catch((error: unknown) => error)

      expect(onChanged).to.be.instanceOf(PreconditionFailed)
      expect(onMissing).to.be.instanceOf(PreconditionFailed)
      expect(await read(store, 'k')).to.equal('two')
    })

    test('lists by prefix, ascending by code unit, after a key', async () => {
      const store = await make()
      const keys = ['a/1', 'a-b/1', 'a/10', 'a/2/x', 'a/2', 'b', 'a=1/h=2/k.gz', 'A/1'].filter(
        (key) => key !== 'a/2',
      )
      for (const key of keys) await store.put(key, bytes(key))

      expect(await listKeys(store, '')).to.deep.equal([
        'A/1',
        'a-b/1',
        'a/1',
        'a/10',
        'a/2/x',
        'a=1/h=2/k.gz',
        'b',
      ])
      expect(await listKeys(store, 'a/1')).to.deep.equal(['a/1', 'a/10'])
      expect(await listKeys(store, 'a=1/h')).to.deep.equal(['a=1/h=2/k.gz'])
      expect(await listKeys(store, 'a', 'a/10')).to.deep.equal(['a/2/x', 'a=1/h=2/k.gz'])
      expect(await listKeys(store, 'nothing/')).to.deep.equal([])
    })

    test('deletes, also what is not there', async () => {
      const store = await make()
      await store.put('k', bytes('x'))

      await store.delete('k')
      await store.delete('k')

      expect(await store.get('k')).to.equal(undefined)
      await store.put('k', bytes('y'), { ifNoneMatch: '*' })
      expect(await read(store, 'k')).to.equal('y')
    })
  })
}
