import { fork } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openFsObjectStore } from '../../../edge-api/adapters/fs/object-store.ts'
import { memoryObjectStore } from '../../support/memory-object-store.ts'
import { describeObjectStore } from './describe-object-store.ts'

const folders: string[] = []

async function createFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'object-store-'))
  folders.push(folder)
  return folder
}

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

describeObjectStore('memory, for tests', async () => memoryObjectStore())
describeObjectStore('fs', async () => openFsObjectStore({ root: await createFolder() }))

describe('the fs adapter', () => {
  it('keeps every key below its folder', async () => {
    const store = await openFsObjectStore({ root: await createFolder() })

    for (const key of [
      '../x',
      'a/../../x',
      '/etc/x',
      'a//b',
      'a/.',
      '.hidden',
      'a\\b',
      'a:b',
      'a\u0000',
      '',
    ]) {
      await expect(store.put(key, Buffer.from('x')), key).rejects.toThrow(RangeError)
    }
  })

  it('sweeps what an earlier process left half written, and never lists it', async () => {
    const root = await createFolder()
    const before = await openFsObjectStore({ root })
    await before.put('events/a', Buffer.from('a'))
    await writeFile(join(root, 'events', '.tmp-left'), 'half')

    const keys: string[] = []
    for await (const { key } of before.list('')) keys.push(key)
    await openFsObjectStore({ root })

    expect(keys).to.deep.equal(['events/a'])
    expect(await readdir(join(root, 'events'))).to.deep.equal(['a'])
  })

  it('leaves no torn object and loses no acknowledged one when its process is killed', async () => {
    const root = await createFolder()
    const acknowledged: string[] = []
    for (let round = 0; round < 5; round += 1) {
      const child = fork(new URL('./fs-writer.mjs', import.meta.url), [root, String(round)], { execArgv: [] })
      const ended = new Promise((resolve) => child.once('exit', resolve))
      // Killed in the middle of its writing: after as many acknowledgements as the round says.
      child.on('message', (key) => {
        acknowledged.push(key as string)
        if (acknowledged.length % 4 === 0) child.kill('SIGKILL')
      })
      await ended
    }

    const store = await openFsObjectStore({ root })
    const found = new Map<string, number>()
    for await (const { key, sizeBytes } of store.list('')) found.set(key, sizeBytes)

    expect(acknowledged.length).to.be.at.least(20)
    for (const key of acknowledged) expect(found.has(key), key).to.equal(true)
    for (const [key, sizeBytes] of found) expect(sizeBytes, key).to.equal(4 * 1024 * 1024)
  }, 30_000)
})
