// What a put has made durable when it resolves: the disk is asked for by name, in the order it was asked.

import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import type * as Fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openFsObjectStore } from '../../../../edge-api/adapters/fs/object-store.ts'

/** Which path each open descriptor stands for, and what was synced, in turn. */
const { opened, synced } = vi.hoisted(() => ({
  opened: new Map<number, string>(),
  synced: [] as string[],
}))

vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof Fs>()
  const noting = (sync: typeof Fs.fsync) =>
    ((file: number, done: Fs.NoParamCallback) =>
      sync(file, (error) => {
        synced.push(opened.get(file) ?? '')
        done(error)
      })) as typeof Fs.fsync
  const openSync: typeof Fs.openSync = (path, ...rest) => {
    const file = fs.openSync(path, ...rest)
    opened.set(file, String(path))
    return file
  }
  const open = ((path: string, flags: string, done: (error: Error | null, file: number) => void) =>
    fs.open(path, flags, (error, file) => {
      opened.set(file, path)
      done(error, file)
    })) as typeof Fs.open
  return { ...fs, open, openSync, fsync: noting(fs.fsync), fdatasync: noting(fs.fdatasync) }
})

let root: string
beforeEach(() => {
  root = mkdtempSync(join(realpathSync(tmpdir()), 'durable-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** Put and asked at once: what is synced afterwards is too late. */
async function takeSynced(put: Promise<unknown>): Promise<string[]> {
  synced.length = 0
  await put.catch(() => undefined)
  return synced.map((path) => relative(root, path).replace(/\.tmp-.*/, '<hidden>'))
}

describe('what a put has synced when it resolves', () => {
  it('is the content, then the name of a new object', async () => {
    const store = await openFsObjectStore({ root })
    await store.put('a/0', Buffer.from('0'))

    const put = store.put('a/1', Buffer.from('1'), { ifNoneMatch: '*' })

    expect(await takeSynced(put)).toEqual(['a/<hidden>', 'a'])
  })

  it('is the name of what is there also for who came second: it is acknowledged, too', async () => {
    const store = await openFsObjectStore({ root })
    await store.put('a/1', Buffer.from('1'), { ifNoneMatch: '*' })

    expect(await takeSynced(store.put('a/1', Buffer.from('1'), { ifNoneMatch: '*' }))).toContain('a')
  })

  it('is the content, then the name of a changed object', async () => {
    const store = await openFsObjectStore({ root })
    const { etag } = await store.put('a/1', Buffer.from('1'))

    expect(await takeSynced(store.put('a/1', Buffer.from('2'), { ifMatch: etag }))).toEqual([
      'a/<hidden>',
      'a',
    ])
  })

  it('is the name of an empty object', async () => {
    const store = await openFsObjectStore({ root })
    await store.put('a/0', Buffer.from('0'))

    expect(await takeSynced(store.put('a/1', new Uint8Array()))).toEqual(['a'])
  })

  it('is every folder that was made for it', async () => {
    const store = await openFsObjectStore({ root })

    expect(await takeSynced(store.put('a/b/1', Buffer.from('1')))).toEqual(['', 'a', 'a/b/<hidden>', 'a/b'])
  })
})
