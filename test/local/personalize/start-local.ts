// A local Personalize on small generated data, with the three SDK clients that talk to it.
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PersonalizeClient } from '@aws-sdk/client-personalize'
import { PersonalizeEventsClient } from '@aws-sdk/client-personalize-events'
import { PersonalizeRuntimeClient } from '@aws-sdk/client-personalize-runtime'
import { afterAll } from 'vitest'
import { writeTraining } from './training.ts'
import { startPersonalize } from '../../../edge-api/local/personalize/start-personalize.ts'
import type {
  PersonalizeServer,
  StartPersonalizeOptions,
} from '../../../edge-api/local/personalize/start-personalize.ts'

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true'

export interface Local {
  server: PersonalizeServer
  folder: string
  runtime: PersonalizeRuntimeClient
  events: PersonalizeEventsClient
  control: PersonalizeClient
  /** Starts it again on the same folder. */
  restart: () => Promise<Local>
  stop: () => Promise<void>
}

/** A folder with the model of that data, once one was trained. */
let trained: string | undefined

/** Trains in the first call of a test file, and in each that watches the progress; the others take that model. */
export async function startLocal(options: Partial<StartPersonalizeOptions> = {}): Promise<Local> {
  const folder = await mkdtemp(join(tmpdir(), 'personalize-'))
  const dataFolder = join(folder, 'data')
  if (trained !== undefined && !options.onProgress)
    await cp(trained, join(dataFolder, 'models'), { recursive: true })
  const local = await open(folder, { training: await writeTraining(folder), dataFolder, ...options })
  if (trained === undefined) {
    await local.server.measured()
    trained = await mkdtemp(join(tmpdir(), 'personalize-trained-'))
    await cp(join(dataFolder, 'models'), trained, { recursive: true })
  }
  return local
}

afterAll(async () => {
  if (trained !== undefined) await rm(trained, { recursive: true, force: true })
  trained = undefined
})

async function open(folder: string, options: StartPersonalizeOptions): Promise<Local> {
  const server = await startPersonalize(options)
  const config = {
    endpoint: server.url,
    region: server.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  }
  const clients = {
    runtime: new PersonalizeRuntimeClient(config),
    events: new PersonalizeEventsClient(config),
    control: new PersonalizeClient(config),
  }
  const close = async (): Promise<void> => {
    for (const client of Object.values(clients)) client.destroy()
    await server.close()
  }
  return {
    server,
    folder,
    ...clients,
    restart: async () => {
      await close()
      return open(folder, options)
    },
    stop: async () => {
      await close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** What an error of the SDK says: name and HTTP status. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<{ name: string; status: number; message: string }> {
  const error = await call.then(
    () => {
      throw new Error('the call was not refused')
    },
    (reason: unknown) => reason as Error & { $metadata?: { httpStatusCode?: number } },
  )
  return { name: error.name, status: error.$metadata?.httpStatusCode ?? 0, message: error.message }
}
