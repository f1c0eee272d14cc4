// A built function in a process of its own, as Lambda runs it: its environment is all it knows.

import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface RunningLambda {
  version: string
  /** How long importing took: what a cold start adds. */
  importMs: number
  /** What the handler answers. Throws what it throws, by name and message. */
  invoke<Answer>(event: unknown): Promise<Answer>
  /** All that was printed so far. */
  logs(): string
  stop(): void
}

type Message =
  | { ready: number; version: string }
  | { id: number; answer: unknown }
  | { id: number; error: { name: string; message: string } }

const RUNNER = fileURLToPath(new URL('lambda-runner.mjs', import.meta.url))

/** On this Node, or on the one that LAMBDA_NODE names. */
export async function startLambda(
  bundle: string,
  environment: Record<string, string>,
): Promise<RunningLambda> {
  const child = fork(RUNNER, [`${bundle}/lambda/index.mjs`], {
    execPath: process.env['LAMBDA_NODE'] ?? process.execPath,
    execArgv: [],
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true', ...environment },
    stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
  })
  let logs = ''
  child.stdout?.on('data', (chunk: Buffer) => (logs += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (logs += chunk.toString()))
  const waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>()
  const ready = await new Promise<{ ready: number; version: string }>((resolve, reject) => {
    child.on('message', (message: Message) => {
      if ('ready' in message) return resolve(message)
      const call = waiting.get(message.id)
      waiting.delete(message.id)
      if ('error' in message)
        call?.reject(Object.assign(new Error(message.error.message), { name: message.error.name }))
      else call?.resolve(message.answer)
    })
    child.once('exit', (code) => reject(new Error(`The function ended with ${code}:\n${logs}`)))
  })
  let calls = 0
  return {
    version: ready.version,
    importMs: ready.ready,
    invoke<Answer>(event: unknown) {
      calls += 1
      const id = calls
      return new Promise<Answer>((resolve, reject) => {
        waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject })
        child.send({ id, event, context: { awsRequestId: `request-${id}` } })
      })
    },
    logs: () => logs,
    stop: () => void child.kill(),
  }
}
