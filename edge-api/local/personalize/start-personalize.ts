// A Personalize on one port: control plane, runtime and events, over one data folder.
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createAnswerer } from './answer.ts'
import { Buckets } from './data/buckets.ts'
import type { BucketsOptions } from './data/buckets.ts'
import type { FaultRule } from './faults/fault.ts'
import { FaultSource } from './faults/fault-source.ts'
import { continueAll } from './lifecycle/lifecycle.ts'
import { removeUnusedFiles } from './lifecycle/unused-files.ts'
import { continueUpdates } from './lifecycle/update.ts'
import type { Dataset } from './model/dataset.ts'
import type { TrainingFiles } from './model/read-training-csv.ts'
import { lockFolder } from './lock-folder.ts'
import { PASSING, openState, resetFolder } from './open-state.ts'
import { toResourceNames } from './resources/names.ts'
import type { ResourceNames } from './resources/names.ts'
import { SEEDED_FILTERS } from './resources/seeded.ts'
import { createHttpServer } from './wire/http-server.ts'
import type { Credentials } from './wire/signature.ts'

export interface StartPersonalizeOptions {
  /** Everything is kept here; deleting it is the reset. One server a folder at a time. */
  dataFolder: string
  /** What becomes a dataset group with everything in it. Without it the account is empty: all is created. */
  training?: TrainingFiles | undefined
  /** 0 takes any free one. */
  port?: number
  host?: string
  region?: string
  accountId?: string
  /** Milliseconds since the Unix epoch. */
  now?: () => number
  /** Uniform in [0, 1): places promoted items. */
  random?: () => number
  /** Bucket name to folder: where AWS reads and writes s3://. Default: `local` is the data folder. */
  buckets?: BucketsOptions['folders']
  /** Gives the buckets that are no folders. Default: there are no others. */
  remoteBucket?: BucketsOptions['remote']
  /** How long a created resource stays in each passing status, beside what its work takes; 0 as in tests: no longer. */
  statusDelayMs?: number
  /** Forgets what earlier runs kept: events, created resources, models. Imported and training files elsewhere stay. */
  reset?: boolean
  /** What goes wrong on purpose, by operation. Default: nothing. */
  faults?: readonly FaultRule[]
  /** The same seed and order of requests give the same faults. */
  faultSeed?: number
  /** Verifies every signature against them. Default: a signature is asked for in form only. */
  credentials?: Credentials
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
  /** What the seeded resources answer from now; changes when retrain() is done. All 0 in an account without them. */
  readonly model: ModelSummary
  /** Trains on other files, live events included, while the old model answers. One at a time; only of what was seeded. */
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
  buckets = { local: dataFolder },
  remoteBucket,
  statusDelayMs = 0,
  reset = false,
  faults = [],
  faultSeed = 1,
  credentials,
  onLog = () => undefined,
  onProgress = () => undefined,
}: StartPersonalizeOptions): Promise<PersonalizeServer> {
  const nowSeconds = (): number => now() / 1000
  const names = toResourceNames({ region, accountId })
  const lock = await lockFolder(dataFolder)
  if (reset) await resetFolder(dataFolder)
  const opened = await openState({
    account: { region, accountId },
    names,
    dataFolder,
    training,
    buckets: new Buckets({ folders: buckets, remote: remoteBucket, passing: join(dataFolder, PASSING) }),
    statusDelayMs,
    nowSeconds,
    random,
    onLog,
    onProgress,
  }).catch(async (error: unknown) => {
    await lock.release()
    throw error
  })
  const { state, trainer } = opened
  const close = async (): Promise<void> => {
    await opened.close()
    await lock.release()
  }

  const server = createHttpServer({
    answer: createAnswerer({ state, faults: new FaultSource(faults, faultSeed), credentials }),
    onFault: (error) => onLog(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  }).catch(async (error: unknown) => {
    await close()
    throw error
  })

  await removeUnusedFiles(state)
  continueAll(state)
  continueUpdates(state)

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
      return state.seed ? summarize(state.seed.dataset) : NOTHING
    },
    retrain: async (files) => {
      if (!state.seed || !trainer)
        throw new Error('There is nothing to train again: no training files were given')
      state.seed.dataset = await trainer.train(files)
      state.seed.files = files
    },
    measured: async () => trainer?.measured(),
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      await close()
    },
  }
}

const NOTHING: ModelSummary = { trainedAtSeconds: 0, items: 0, users: 0, interactions: 0 }

function summarize({ model, trainedAtSeconds, userCount, interactionCount }: Dataset): ModelSummary {
  return { trainedAtSeconds, items: model.itemIds.length, users: userCount, interactions: interactionCount }
}
