import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { createFolders } from '../../../../edge-api/adapters/fs/folders.ts'
import { openFsObjectStore } from '../../../../edge-api/adapters/fs/object-store.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'folders-'))
})

describe('createFolders', () => {
  it('makes every level durable once, however many writers wait for it', async () => {
    const synced: string[] = []
    const folders = createFolders(root, async (folder) => void synced.push(folder))

    await Promise.all(['a/b/c', 'a/b/c', 'a/b/d'].map((path) => folders.make(join(root, path))))
    await folders.make(join(root, 'a/b/c'))

    expect((await stat(join(root, 'a/b/d'))).isDirectory()).toBe(true)
    // The names of a, of b, of c and of d.
    expect(synced.sort()).toEqual([root, join(root, 'a'), join(root, 'a/b'), join(root, 'a/b')])
  })

  it('tries again after a failure', async () => {
    let fails = true
    const folders = createFolders(root, async () => {
      if (fails) throw new Error('The disk is full')
    })
    await expect(folders.make(join(root, 'a'))).rejects.toThrow('full')

    fails = false

    await expect(folders.make(join(root, 'a'))).resolves.toBeUndefined()
  })
})

describe('the fs adapter', () => {
  it('makes a folder anew that somebody removed', async () => {
    const store = await openFsObjectStore({ root })
    await store.put('a/b/1', Buffer.from('1'))
    await store.put('c/empty', new Uint8Array())
    await rm(join(root, 'a'), { recursive: true })
    await rm(join(root, 'c'), { recursive: true })

    await store.put('a/b/2', Buffer.from('2'))
    await store.put('c/empty', new Uint8Array())

    expect(Buffer.from((await store.get('a/b/2'))?.body ?? []).toString()).toBe('2')
    expect((await store.get('c/empty'))?.body.length).toBe(0)
  })

  it('puts nothing over something, and nothing over nothing', async () => {
    const store = await openFsObjectStore({ root })
    await store.put('a', Buffer.from('something'))

    const { etag } = await store.put('a', new Uint8Array())
    const again = await store.put('a', new Uint8Array())

    expect(again.etag).toBe(etag)
    expect(await store.head('a')).toEqual({ key: 'a', sizeBytes: 0, etag })
  })
})
