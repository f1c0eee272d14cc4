// What is measured: the real command on the sample data, and beside it a bare route.

import { fork, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const BIN = fileURLToPath(new URL('../../../edge-api/bin/intellistream.mjs', import.meta.url))
const BARE = fileURLToPath(new URL('bare.ts', import.meta.url))

export interface Server {
  port: number
  pid: number
  stop(): Promise<void>
}

/** The API as `start` runs it, and the address of its Personalize. */
export async function startApi(data: string): Promise<Server & { personalizeUrl: string }> {
  const child = spawn(process.execPath, [BIN, 'start', '--port', '0', '--data', data], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  })
  let printed = ''
  const port = await new Promise<number>((resolve, reject) => {
    const onData = (chunk: Buffer) => {
      printed += chunk.toString()
      const found = /API {3}http:\/\/localhost:(\d+)/.exec(printed)?.[1]
      if (found !== undefined && printed.includes('Ready')) resolve(Number(found))
    }
    child.stdout.on('data', onData)
    child.stderr.on('data', onData)
    child.once('exit', () => reject(new Error(`start ended:\n${printed}`)))
  })
  const server = toServer(child, port)
  try {
    const address = await readFile(join(data, 'local', 'personalize-address.json'), 'utf8')
    return { ...server, personalizeUrl: (JSON.parse(address) as { url: string }).url }
  } catch (error) {
    await server.stop()
    throw error
  }
}

export async function startBare(answer: { body: string; headers: Record<string, string> }): Promise<Server> {
  const child = fork(BARE, { execArgv: ['--import', 'tsx'], stdio: 'inherit' })
  child.send(answer)
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { port: number }).port))
    child.once('exit', () => reject(new Error('the bare route ended')))
  })
  return toServer(child, port)
}

function toServer(child: ChildProcess, port: number): Server {
  return {
    port,
    pid: child.pid ?? 0,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}
