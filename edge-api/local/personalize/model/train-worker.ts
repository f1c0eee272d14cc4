// The thread that trains and measures, so that the server keeps answering: reads the files, trains, saves the snapshot,
// says so, then measures and saves what it measured.
import { parentPort, workerData } from 'node:worker_threads'
import { serializeModel, trainModel } from '../../../engine/index.ts'
import type { Interaction, ItemMetadata } from '../../../engine/index.ts'
import { eventWeight } from './event-weights.ts'
import { measure } from './measure.ts'
import type { MetricsByStrategy } from './measure.ts'
import { readTrainingData } from './read-training-csv.ts'
import type { TrainingFiles } from './read-training-csv.ts'
import { DEFAULT_SELECTION, checkMinima, passesThreshold } from './selection.ts'
import type { EventSelection } from './selection.ts'
import { saveMetrics, saveSnapshot } from './snapshot.ts'
import type { Snapshot } from './snapshot.ts'
import { trainingRows } from './training-data.ts'
import type { TrainingData, TrainingRow } from './training-data.ts'

export interface TrainingJob {
  key: string
  folder: string
  files: TrainingFiles
  liveInteractions: TrainingRow[]
  /** Items that were put singly: they replace those of the files. */
  liveItems: ItemMetadata[]
  trainedAtSeconds: number
  selection?: EventSelection
}

export type TrainingMessage =
  | { type: 'progress'; doneRatio: number }
  | { type: 'trained'; snapshot: Snapshot }
  | { type: 'measured'; metrics: MetricsByStrategy }

const { job } = workerData as { job: TrainingJob }
const { key, folder, files, liveInteractions, liveItems, trainedAtSeconds } = job
const { selection = DEFAULT_SELECTION } = job
const { weights } = selection
let postedPercent = -1
const data = await readTrainingData(files, liveInteractions, (type, value) =>
  passesThreshold(selection, type, value),
)
checkMinima(data, selection)
const [interactions, items] = [toInteractions(data), [...toItems(data), ...liveItems]]
// Trends are as of the newest interaction: data from years ago still has some.
const newestSeconds = data.timestamps.reduce((latest, timestamp) => Math.max(latest, timestamp), 0)
const model = trainModel(interactions, items, { trainedAtSeconds: newestSeconds, onProgress: postProgress })
await saveSnapshot(folder, { key, trainedAtSeconds, modelBytes: serializeModel(model), data, weights })
// As a copy of its arrays: reading the file again would hold up the server for longer.
post({ type: 'trained', snapshot: { key, trainedAtSeconds, model, data, weights } })

const metrics = measure(interactions, items, newestSeconds)
await saveMetrics(folder, key, metrics)
post({ type: 'measured', metrics })

function toInteractions(source: TrainingData): Interaction[] {
  return Array.from(trainingRows(source), ({ userId, itemId, eventType, timestampSeconds }) => ({
    userId,
    itemId,
    timestampSeconds,
    weight: eventWeight(eventType, weights),
  })).filter(({ weight }) => weight > 0)
}

function toItems({ itemColumns, itemRows }: TrainingData): ItemMetadata[] {
  const [id, genres] = [itemColumns.indexOf('ITEM_ID'), itemColumns.indexOf('GENRES')]
  return itemRows.map((row) => ({
    itemId: row[id] ?? '',
    genres: (row[genres] ?? '').split('|').filter((genre) => genre !== ''),
  }))
}

/** Whole percents only: training knows hundreds of steps. */
function postProgress(doneRatio: number): void {
  const percent = Math.floor(doneRatio * 100)
  if (percent === postedPercent) return
  postedPercent = percent
  post({ type: 'progress', doneRatio })
}

function post(message: TrainingMessage): void {
  parentPort?.postMessage(message)
}
