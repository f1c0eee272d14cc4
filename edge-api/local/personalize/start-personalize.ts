// A Personalize on one port: control plane, runtime and events, over one data folder.
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { LiveData } from './events/live-data.ts'
import type { Dataset } from './model/dataset.ts'
import type { TrainingFiles } from './model/read-training-csv.ts'
import { replaceFile } from './model/replace-file.ts'
import { Trainer } from './model/trainer.ts'
import { OPERATION_BY_PATH, perform } from './operations/table.ts'
import { FilterStore } from './resources/filter-store.ts'
import { toResourceNames } from './resources/names.ts'
import type { ResourceNames } from './resources/names.ts'
import type { PersonalizeState } from './state.ts'
import { createHttpServer } from './wire/http-server.ts'
import { parseInput, toRoute } from './wire/route.ts'

export interface StartPersonalizeOptions {
  /** Everything is kept here; deleting it is the reset. One server a folder at a time. */
  dataFolder: string
  training: TrainingFiles
  /** 0 takes any free one. */
  port?: number
  host?: string
  region?: string
  accountId?: string
  /** Milliseconds since the Unix epoch. */
  now?: () => number
  /** Uniform in [0, 1): places promoted items. */
  random?: () => number
  onLog?: (line: string) => void
  /** Told how far training is, 0..1; never called when a saved model is loaded. */
  onProgress?: (doneRatio: number) => void
}

export interface PersonalizeServer extends Pick<
  ResourceNames,
  'recommenderArns' | 'campaignArns' | 'datasetArns' | 'datasetGroupArn' | 'trackingId'
> {
  url: string
  region: string
  filterArns: Record<keyof typeof SEEDED_FILTERS, string>
  /** What answers come from now; changes when retrain() is done. */
  readonly model: ModelSummary
  /** Trains on other files, live events included, while the old model answers. One at a time. */
  retrain: (training: TrainingFiles) => Promise<void>
  /** Resolves when GetSolutionMetrics answers for a model that was just trained; that is after start and retrain. */
  measured: () => Promise<void>
  close: () => Promise<void>
}

export interface ModelSummary {
  trainedAtSeconds: number
  items: number
  users: number
  interactions: number
}

/** Filters that are always there: our key, then name and expression. */
const SEEDED_FILTERS = {
  genre: ['genre', 'INCLUDE ItemID WHERE Items.GENRES IN ($GENRES)'],
  excludeWatched: ['exclude-watched', 'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("Watch")'],
  excludeEventTypes: ['exclude-event-types', 'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ($EVENT_TYPE)'],
} as const satisfies Record<string, readonly [name: string, expression: string]>

/**
 * Resolves when the port answers: after training, or at once when this folder holds a model of the same files.
 * Errors  rejects when the files cannot be read or trained on, or the port is taken.
 */
export async function startPersonalize({
  dataFolder,
  training,
  port = 0,
  host = '127.0.0.1',
  region = 'us-east-1',
  accountId = '000000000000',
  now = Date.now,
  random = Math.random,
  onLog = () => undefined,
  onProgress = () => undefined,
}: StartPersonalizeOptions): Promise<PersonalizeServer> {
  const nowSeconds = (): number => now() / 1000
  const names = toResourceNames({ region, accountId })
  const live = await LiveData.open(join(dataFolder, 'events.ndjson'), (lines) => {
    onLog(`Skipped ${lines} unreadable line(s) of the event log`)
  })
  const trainer = new Trainer({ folder: join(dataFolder, 'models'), live, nowSeconds, onProgress })

  const openState = async (): Promise<PersonalizeState> => ({
    account: { region, accountId },
    names,
    createdAtSeconds: await readCreatedAt(join(dataFolder, 'created.json'), nowSeconds()),
    filters: await FilterStore.open({
      path: join(dataFolder, 'filters.json'),
      arnOf: (name) => names.arnOf('filter', name),
      seeds: Object.fromEntries(Object.values(SEEDED_FILTERS)),
      nowSeconds,
    }),
    live,
    dataset: await trainer.loadOrTrain(training),
    nowSeconds,
    random,
  })
  const state = await openState().catch(async (error: unknown) => {
    await live.close()
    throw error
  })

  const server = createHttpServer({
    answer: async (request) => {
      const { operation, contentType } = toRoute(request, OPERATION_BY_PATH)
      return { body: await perform(operation, parseInput(request.body), state), contentType }
    },
    onFault: (error) => onLog(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  }).catch(async (error: unknown) => {
    await live.close()
    throw error
  })

  const filterArn = ([name]: readonly [string, string]): string => names.arnOf('filter', name)
  const { recommenderArns, campaignArns, datasetArns, datasetGroupArn, trackingId } = names
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`,
    region,
    recommenderArns,
    campaignArns,
    datasetArns,
    datasetGroupArn,
    trackingId,
    filterArns: {
      genre: filterArn(SEEDED_FILTERS.genre),
      excludeWatched: filterArn(SEEDED_FILTERS.excludeWatched),
      excludeEventTypes: filterArn(SEEDED_FILTERS.excludeEventTypes),
    },
    get model() {
      return summarize(state.dataset)
    },
    retrain: async (files) => {
      state.dataset = await trainer.train(files)
    },
    measured: () => trainer.measured(),
    close: async () => {
      await trainer.stop()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      await live.close()
    },
  }
}

function summarize({ model, trainedAtSeconds, userCount, interactionCount }: Dataset): ModelSummary {
  return { trainedAtSeconds, items: model.itemIds.length, users: userCount, interactions: interactionCount }
}

/** When the folder was first used. */
async function readCreatedAt(path: string, nowSeconds: number): Promise<number> {
  try {
    return (JSON.parse(await readFile(path, 'utf8')) as { createdAtSeconds: number }).createdAtSeconds
  } catch {
    await replaceFile(path, JSON.stringify({ createdAtSeconds: nowSeconds }))
    return nowSeconds
  }
}
