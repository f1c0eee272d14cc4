// A command as a child process in a group of its own, so that a test can see what it leaves running.
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

export interface Exit {
  code: number | null
  signal: NodeJS.Signals | null
}

export interface Command {
  child: ChildProcess
  pid: number
  stdout: () => string
  stderr: () => string
  exited: Promise<Exit>
}

const running = new Set<Command>()

/** Runs in the repository's folder; `killAll` ends what is left of it. */
export function run(file: string, args: readonly string[], env: Record<string, string> = {}): Command {
  const child = spawn(file, args, {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const exited = new Promise<Exit>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }))
  })
  const { pid } = child
  if (pid === undefined) throw new Error(`${file} could not be started`)
  const command: Command = { child, pid, stdout: () => stdout, stderr: () => stderr, exited }
  running.add(command)
  return command
}

/** The ids of the processes of a command's group that still run; a dead one that nobody reaped is not one. */
export function survivors({ pid: group }: Command): number[] {
  if (!existsSync('/proc/self/stat')) return isGroupAlive(group) ? [group] : []
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && isIn(group, pid))
}

/** How long its main thread was ready to run and others had the processors; where that is not known, not at all. */
export function queuedMs({ pid }: Command): number {
  if (!existsSync(`/proc/${pid}/schedstat`)) return 0
  const [, queuedNs] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')
  return Number(queuedNs) / 1e6
}

export function killGroup({ pid }: Command, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal)
  } catch {
    // Nobody is left in it.
  }
}

/** For afterAll: whatever a failed test left behind. */
export async function killAll(): Promise<void> {
  for (const command of running) killGroup(command, 'SIGKILL')
  await Promise.all([...running].map(({ exited }) => exited))
  running.clear()
}

/** The fields of /proc/<pid>/stat after the name, which may hold anything: state, parent, group. */
function isIn(group: number, pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state, , groupOf] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return Number(groupOf) === group && state !== 'Z' && state !== 'X'
  } catch {
    return false
  }
}

function isGroupAlive(group: number): boolean {
  try {
    return process.kill(-group, 0)
  } catch {
    return false
  }
}
