// Runs one suite in a process group of its own, so that ending it ends its browsers and servers too.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { toCounts, type Counts } from './counts.ts'
import type { Suite } from './suites.ts'

export interface SuiteReport {
  suite: Suite
  counts: Counts
  seconds: number
  output: string
}

/** A suite that says nothing for this long is hanging: it is ended and counts as failed. */
const SILENCE_LIMIT_MS = 10 * 60_000

const running = new Set<number>()

/** Runs the suite's script, keeps its output; its result file goes to the folder. Never rejects. */
export async function runSuite(suite: Suite, folder: string): Promise<SuiteReport> {
  const resultFile = join(folder, `${suite.name}.json`)
  const startedAt = performance.now()
  const { exitCode, output } = await runScript(suite, resultFile)
  return {
    suite,
    counts: toCounts(suite, { exitCode, resultFile }),
    seconds: (performance.now() - startedAt) / 1000,
    output,
  }
}

/** Ends everything that is still running. */
export function endSuites(): void {
  for (const group of running) {
    try {
      process.kill(-group, 'SIGKILL')
    } catch {
      // It ended by itself in the meantime.
    }
  }
}

function runScript(suite: Suite, resultFile: string): Promise<{ exitCode: number | null; output: string }> {
  return new Promise((resolve) => {
    const args = suite.args(resultFile)
    const { FORCE_COLOR: _, ...env } = process.env
    const child = spawn(
      'npm',
      ['run', '--silent', suite.script, ...(args.length > 0 ? ['--', ...args] : [])],
      {
        detached: true,
        env: { ...env, COUNTS_FILE: resultFile, NO_COLOR: '1', CI: '1' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    const { pid } = child
    if (pid !== undefined) running.add(pid)

    let output = ''
    const onSilence = (): void => {
      output += `\nNothing was said for ${SILENCE_LIMIT_MS / 60_000} minutes: ended.\n`
      if (pid !== undefined) process.kill(-pid, 'SIGKILL')
    }
    let watchdog = setTimeout(onSilence, SILENCE_LIMIT_MS)
    const onData = (chunk: Buffer): void => {
      output += chunk.toString()
      clearTimeout(watchdog)
      watchdog = setTimeout(onSilence, SILENCE_LIMIT_MS)
    }
    child.stdout.on('data', onData)
    child.stderr.on('data', onData)

    const onEnd = (exitCode: number | null): void => {
      clearTimeout(watchdog)
      if (pid !== undefined) running.delete(pid)
      resolve({ exitCode, output })
    }
    child.on('error', (error) => {
      output += `${error.message}\n`
      onEnd(null)
    })
    child.on('close', onEnd)
  })
}
