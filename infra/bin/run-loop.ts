// Runs the batch loop and waits for its end.

import { setTimeout as sleep } from 'node:timers/promises'
import type { Names } from '../names.ts'
import { OPERATIONS } from '../operations.ts'
import type { Settings } from '../settings.ts'
import type { Runner } from './run-command.ts'

const ASK_AGAIN_MS = 30_000

/** A run that is refused, as on a site without enough data, is said and is no failure: what served before still serves. */
export async function runLoopOnce(runner: Runner, names: Names, settings: Settings): Promise<void> {
  const [start] = OPERATIONS.loop.toCommands(names, settings)
  const started = runner.ask(
    { args: [...(start?.args ?? []), '--output', 'json'] },
    JSON.stringify({ executionArn: `${names.loop} just begun` }),
  )
  const { executionArn } = JSON.parse(started) as { executionArn: string }
  for (;;) {
    const described = runner.ask(
      { args: ['stepfunctions', 'describe-execution', '--execution-arn', executionArn, '--output', 'json'] },
      '{ "status": "SUCCEEDED" }',
    )
    const { status, error, cause } = JSON.parse(described) as {
      status: string
      error?: string
      cause?: string
    }
    if (status !== 'RUNNING') {
      console.log(`The loop: ${[status, error, cause].filter(Boolean).join(', ')}`)
      return
    }
    await sleep(ASK_AGAIN_MS)
  }
}
