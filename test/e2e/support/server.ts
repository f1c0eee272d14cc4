// The real command, started as a person starts it, on two free ports and a data folder of its own.
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killAll, killGroup, run, type Command, type Exit } from './process.ts'

export interface ServerOptions {
  /** The data folder; `copyPrepared` makes one that need not be imported and trained first. */
  data: string
  /** The API's port; without it a free one, and the next one free too. */
  port?: number
  args?: readonly string[]
}

export interface RunningServer extends Command {
  api: string
  site: string
  data: string
  port: number
  /** How long it took until both addresses answered. */
  readyMs: number
  stop(signal?: NodeJS.Signals): Promise<Exit>
}

const READY_MS = 60_000
/** Below the ports that systems give to outgoing connections: any of those may take one before the server has it. */
const FIRST_PORT = 12_000
const PAIRS = 10_000
/** Processes that run at the same time begin far from each other. */
let nextPair = process.pid * 37
const folders: string[] = []

/** The words of `npm start`, without npm. */
export function startCommand(port: number, args: readonly string[]): Command {
  const words = ['edge-api/bin/intellistream.mjs', 'start', '--site', 'demo', ...args]
  return run(process.execPath, words, { PORT: String(port) })
}

/** Errors: throws with what the command said when it ends before it answers. */
export async function startServer({ data, port, args = [] }: ServerOptions): Promise<RunningServer> {
  const startedAt = performance.now()
  const apiPort = port ?? (await findPorts())
  const command = startCommand(apiPort, ['--data', data, ...args])
  const api = `http://localhost:${apiPort}`
  const site = `http://localhost:${apiPort + 1}`
  await Promise.all([untilAnswering(command, `${api}/healthz`), untilAnswering(command, `${site}/`)])
  return {
    ...command,
    api,
    site,
    data,
    port: apiPort,
    readyMs: performance.now() - startedAt,
    stop: (signal = 'SIGTERM') => {
      if (signal === 'SIGKILL') killGroup(command, signal)
      else command.child.kill(signal)
      return command.exited
    },
  }
}

/** A folder that `endAll` removes. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'intellistream-e2e-'))
  folders.push(folder)
  return folder
}

/** A copy of the data that the suite prepared: `copyPrepared(inject('preparedData'))`. */
export async function copyPrepared(prepared: string): Promise<string> {
  const folder = await makeFolder()
  await cp(prepared, folder, { recursive: true })
  return folder
}

/** For afterAll: ends every process and removes every folder. */
export async function endAll(): Promise<void> {
  await killAll()
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
}

/** A port that is free, as is the one after it. */
export async function findPorts(): Promise<number> {
  for (;;) {
    const port = FIRST_PORT + 2 * (nextPair++ % PAIRS)
    const servers = [await tryListen(port), await tryListen(port + 1)]
    for (const server of servers)
      await new Promise((resolve) => (server ? server.close(resolve) : resolve(0)))
    if (servers.every(Boolean)) return port
  }
}

export function tryListen(port: number): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, 'localhost', () => resolve(server))
  })
}

async function untilAnswering(command: Command, url: string): Promise<void> {
  const deadline = performance.now() + READY_MS
  while (performance.now() < deadline) {
    if (command.child.exitCode !== null) break
    const response = await fetch(url).catch(() => undefined)
    await response?.body?.cancel()
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`${url} does not answer. The server said:\n${command.stdout()}${command.stderr()}`)
}
