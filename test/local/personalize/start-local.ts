// A local Personalize on small generated data, with the three SDK clients that talk to it.
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PersonalizeClient } from '@aws-sdk/client-personalize'
import { PersonalizeEventsClient } from '@aws-sdk/client-personalize-events'
import { PersonalizeRuntimeClient } from '@aws-sdk/client-personalize-runtime'
import { afterAll } from 'vitest'
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

/**
 * Two tastes: users c1..c20 watch comedies comedy1..comedy15, users d1..d20 dramas drama1..drama15, each all but a few.
 * User c1 has watched comedy1..comedy3 and clicked comedy4. Item `new` was never watched.
 */
export async function writeTraining(folder: string): Promise<StartPersonalizeOptions['training']> {
  const rows = ['USER_ID,ITEM_ID,EVENT_TYPE,EVENT_VALUE,TIMESTAMP']
  for (const [taste, genre] of [
    ['c', 'comedy'],
    ['d', 'drama'],
  ] as const) {
    for (let user = taste === 'c' ? 2 : 1; user <= 20; user++) {
      for (let item = 1; item <= 15; item++) {
        const skips = (user * 7 + item * 3) % 5 === 0
        if (!skips) rows.push(`${taste}${user},${genre}${item},Watch,,${1_700_000_000 + user * 1000 + item}`)
      }
    }
  }
  for (const item of [1, 2, 3]) rows.push(`c1,comedy${item},Watch,,${1_700_000_000 + item}`)
  rows.push('c1,comedy4,Click,,1700000004')
  const items = ['ITEM_ID,GENRES,CREATION_TIMESTAMP,PRICE']
  for (let item = 1; item <= 15; item++) {
    items.push(`comedy${item},Comedy${item % 3 === 0 ? '|Romance' : ''},${1_600_000_000 + item},${item}`)
    items.push(`drama${item},Drama,${1_600_000_100 + item},${item * 10}`)
  }
  items.push('new,Comedy,1700000000,5')
  const training = { interactionsCsv: join(folder, 'interactions.csv'), itemsCsv: join(folder, 'items.csv') }
  await writeFile(training.interactionsCsv, rows.join('\n'))
  await writeFile(training.itemsCsv, items.join('\n'))
  return training
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
