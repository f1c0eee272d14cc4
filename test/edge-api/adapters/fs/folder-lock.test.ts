import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { emptyFolder, FolderInUse, lockFolder } from '../../../../edge-api/adapters/fs/folder-lock.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folder-lock-'))
})

describe('lockFolder', () => {
  it('refuses a folder that a living process holds, and names the process', async () => {
    await writeFile(join(folder, '.lock'), String(process.ppid))

    await expect(lockFolder(folder)).rejects.toThrow(FolderInUse)
    await expect(lockFolder(folder)).rejects.toThrow(String(process.ppid))
  })

  it('takes over the lock of a process that is gone', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', ''])
    await writeFile(join(folder, '.lock'), String(pid))

    const { release } = await lockFolder(folder)

    await release()
    expect(await readdir(folder)).toEqual([])
  })

  it('creates a folder that is missing and leaves nothing behind but the lock', async () => {
    const missing = join(folder, 'a', 'b')

    await lockFolder(missing)

    expect(await readdir(missing)).toEqual(['.lock'])
  })

  it('says of a file, and of what would lie in one, that it is no folder', async () => {
    const file = join(folder, 'notes.txt')
    await writeFile(file, '')

    for (const name of [file, join(file, 'data')])
      await expect(lockFolder(name)).rejects.toThrow(`${name} is no folder; choose another with --data`)
  })
})

describe('emptyFolder', () => {
  it('removes everything but the lock', async () => {
    await lockFolder(folder)
    await writeFile(join(folder, 'kept-by-an-earlier-run.json'), '{}')

    await emptyFolder(folder)

    expect(await readdir(folder)).toEqual(['.lock'])
  })
})
