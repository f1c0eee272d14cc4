// Opens everything that a data folder holds, or nothing of it.
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Group, Groups } from './data/group.ts'
import { Tasks } from './lifecycle/tasks.ts'
import { ModelStore } from './model/model-store.ts'
import { replaceFile } from './model/replace-file.ts'
import type { TrainingFiles } from './model/read-training-csv.ts'
import { Trainer } from './model/trainer.ts'
import { ResourceStore } from './resources/resource-store.ts'
import type { PersonalizeState, Seed } from './state.ts'

type Given = 'account' | 'names' | 'dataFolder' | 'buckets' | 'statusDelayMs' | 'nowSeconds' | 'random'

export interface OpenStateOptions extends Pick<PersonalizeState, Given> {
  /** Undefined: there is only what is created. */
  training: TrainingFiles | undefined
  onLog: (line: string) => void
  onProgress: (doneRatio: number) => void
}

export interface OpenedState {
  state: PersonalizeState
  /** Of the seeded model. */
  trainer: Trainer | undefined
  close: () => Promise<void>
}

/** Errors  rejects when the files cannot be read or trained on; nothing stays open then. */
export async function openState({
  training,
  onLog,
  onProgress,
  ...given
}: OpenStateOptions): Promise<OpenedState> {
  const { dataFolder, names, nowSeconds } = given
  const onSkipped = (lines: number): void => onLog(`Skipped ${lines} unreadable line(s) of the event log`)
  const tasks = new Tasks((error) =>
    onLog(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  )
  const groups = new Groups(join(dataFolder, 'groups'), onSkipped)
  try {
    await rm(join(dataFolder, PASSING), { recursive: true, force: true }) // of a run that was killed
    const store = await ResourceStore.open(join(dataFolder, 'resources.json'))
    const seeded = training && (await Group.open(dataFolder, onSkipped))
    if (seeded) groups.add(names.datasetGroupArn, seeded)
    for (const { datasetGroupArn, status } of store.all('datasetGroup')) {
      if (status !== 'CREATE FAILED') await groups.open(datasetGroupArn)
    }
    const models = await ModelStore.open(join(dataFolder, 'versions'), nowSeconds)
    const folder = join(dataFolder, 'models')
    const trainer = seeded && new Trainer({ folder, live: seeded.live, nowSeconds, onProgress })
    const state: PersonalizeState = {
      ...given,
      createdAtSeconds: await readCreatedAt(join(dataFolder, 'created.json'), nowSeconds()),
      store,
      groups,
      writing: new Set(),
      models,
      seed: trainer && training && (await openSeed(trainer, training)),
      tasks,
    }
    const close = async (): Promise<void> => {
      await Promise.all([tasks.close(), models.close(), trainer?.stop()])
      await store.close()
      await groups.close()
    }
    return { state, trainer, close }
  } catch (error) {
    await groups.close()
    throw error
  }
}

async function openSeed(trainer: Trainer, files: TrainingFiles): Promise<Seed> {
  const seed: Seed = {
    dataset: await trainer.loadOrTrain(files),
    files,
    eraseUsers: async (userIds) => {
      seed.dataset = await trainer.withoutUsers(seed.dataset, userIds)
    },
  }
  return seed
}

/** Below the data folder: objects of buckets that are no folders, while a job reads or writes them. */
export const PASSING = '.passing'

/** Everything this server keeps, and nothing else: the folder may hold training files and buckets, too. */
const KEPT = [
  PASSING,
  'events.ndjson',
  'resources.json',
  'created.json',
  'models',
  'versions',
  'datasets',
  'groups',
]

/** Only while the folder is locked. */
export async function resetFolder(dataFolder: string): Promise<void> {
  for (const name of KEPT) await rm(join(dataFolder, name), { recursive: true, force: true })
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
