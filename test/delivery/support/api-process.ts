// Starts and kills the API's process.

import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface Usage {
  rssBytes: number
  heapBytes: number
  cpuSeconds: number
}

export interface ApiProcess {
  url: string
  /** What it takes after tidying up, and how long it has been busy. */
  usage(): Promise<Usage>
  /** SIGSTOP: it stands still, with all its connections, until it is thawed. */
  freeze(): void
  thaw(): void
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>
}

const SCRIPT = fileURLToPath(new URL('./serve-api.mjs', import.meta.url))

export async function startApiProcess(folder: string, faults = 0): Promise<ApiProcess> {
  const child = fork(SCRIPT, [folder, String(faults)], { stdio: 'ignore', execArgv: ['--expose-gc'] })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const told = <Told>() =>
    new Promise<Told>((resolve) => child.once('message', (told) => resolve(told as Told)))
  const gone = exited.then(() => {
    throw new Error('The API ended by itself')
  })
  gone.catch(() => undefined)
  const { port } = await Promise.race([told<{ port: number }>(), gone])
  return {
    url: `http://localhost:${port}`,
    usage() {
      const answer = told<Usage>()
      child.send('usage')
      return answer
    },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}
