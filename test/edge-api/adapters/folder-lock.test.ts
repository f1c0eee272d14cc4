import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FolderInUse, lockFolder } from '../../../edge-api/adapters/fs/folder-lock.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folder-lock-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const hold = (pid: number | undefined) => writeFile(join(folder, '.lock'), String(pid))

describe('lockFolder', () => {
  it('refuses a folder that a living process holds', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    await hold(child.pid)

    await expect(lockFolder(folder)).rejects.toBeInstanceOf(FolderInUse)
    child.kill('SIGKILL')
  })

  it('takes over from a process that is gone, and gives back', async () => {
    const child = spawn(process.execPath, ['-e', ''])
    await once(child, 'exit')
    await hold(child.pid)

    const { release } = await lockFolder(folder)

    expect(await readFile(join(folder, '.lock'), 'utf8')).to.equal(String(process.pid))
    await release()
    await expect(readFile(join(folder, '.lock'))).rejects.toThrow('ENOENT')
  })

  it.runIf(process.platform === 'linux')(
    'takes over from a process that was killed and not collected yet',
    async () => {
      // The shell is stopped before its child is killed, so that it cannot collect it: the child stays a zombie.
      const shell = spawn('sh', ['-c', 'sleep 1000 & echo $!; kill -STOP $$'])
      const [printed] = (await once(shell.stdout, 'data')) as [Buffer]
      const pid = Number(printed.toString())
      const stateOf = async (one: number | undefined) => {
        const stat = await readFile(`/proc/${one}/stat`, 'utf8')
        return stat.slice(stat.lastIndexOf(')') + 2)[0]
      }
      await expect.poll(() => stateOf(shell.pid)).toBe('T')
      process.kill(pid, 'SIGKILL')
      await expect.poll(() => stateOf(pid)).toBe('Z')
      await hold(pid)

      const { release } = await lockFolder(folder)

      await release()
      shell.kill('SIGKILL')
    },
  )
})
