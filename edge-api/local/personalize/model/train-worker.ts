// The thread that trains, so that the server keeps answering: reads the files, trains, saves the snapshot.
import { parentPort, workerData } from 'node:worker_threads'
import { serializeModel, trainModel } from '../../../engine/index.ts'
import type { Interaction, ItemMetadata } from '../../../engine/index.ts'
import { eventWeight } from './event-weights.ts'
import { readTrainingData } from './read-training-csv.ts'
import type { TrainingFiles } from './read-training-csv.ts'
import { saveSnapshot } from './snapshot.ts'
import { trainingRows } from './training-data.ts'
import type { TrainingData, TrainingRow } from './training-data.ts'

export interface TrainingJob {
  key: string
  folder: string
  files: TrainingFiles
  liveInteractions: TrainingRow[]
  trainedAtSeconds: number
}

export interface TrainingProgress {
  doneRatio: number
}

const { key, folder, files, liveInteractions, trainedAtSeconds } = (workerData as { job: TrainingJob }).job
let postedPercent = -1
const data = await readTrainingData(files, liveInteractions)
const model = trainModel(toInteractions(data), toItems(data), {
  // Trends are as of the newest interaction: data from years ago still has some.
  trainedAtSeconds: data.timestamps.reduce((latest, timestamp) => Math.max(latest, timestamp), 0),
  onProgress: postProgress,
})
await saveSnapshot(folder, { key, trainedAtSeconds, modelBytes: serializeModel(model), data })

function toInteractions(source: TrainingData): Interaction[] {
  return Array.from(trainingRows(source), ({ userId, itemId, eventType, timestampSeconds }) => ({
    userId,
    itemId,
    timestampSeconds,
    weight: eventWeight(eventType),
  }))
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
  parentPort?.postMessage({ doneRatio } satisfies TrainingProgress)
}
