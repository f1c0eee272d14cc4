// `intellistream personalize` as a process of its own, with the SDK clients that talk to it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { PersonalizeClient } from '@aws-sdk/client-personalize'
import { PersonalizeEventsClient } from '@aws-sdk/client-personalize-events'
import { PersonalizeRuntimeClient } from '@aws-sdk/client-personalize-runtime'

const BIN = fileURLToPath(new URL('../../../edge-api/bin/intellistream.mjs', import.meta.url))

export interface Command {
  url: string
  /** Everything it has printed. */
  printed: () => string
  control: PersonalizeClient
  runtime: PersonalizeRuntimeClient
  events: PersonalizeEventsClient
  stop: () => Promise<void>
}

/** Resolves when it answers. Errors  an Error with what it printed when it ends before. */
export async function startCommand(
  words: readonly string[],
  env: Record<string, string> = {},
): Promise<Command> {
  const child = spawn(process.execPath, [BIN, 'personalize', '--port', '0', ...words], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      printed += chunk.toString()
      const found = /^# Personalize at (http:\S+):/m.exec(printed)?.[1]
      if (found !== undefined && printed.includes('AWS_ACCESS_KEY_ID')) resolve(found)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', () => reject(new Error(printed)))
  })
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const config = { endpoint: url, region: 'us-east-1', credentials, maxAttempts: 1 }
  const clients = {
    control: new PersonalizeClient(config),
    runtime: new PersonalizeRuntimeClient(config),
    events: new PersonalizeEventsClient(config),
  }
  return {
    url,
    printed: () => printed,
    ...clients,
    async stop() {
      for (const client of Object.values(clients)) client.destroy()
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** What a call that cannot work says, and how it ends. */
export async function failCommand(
  words: readonly string[],
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [BIN, 'personalize', ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  const out = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => (out.stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (out.stderr += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, ...out }
}
