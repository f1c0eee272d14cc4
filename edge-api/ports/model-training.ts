// What trains models and recommends to everybody at once. Its words, Personalize's, stop at the adapter.

/** Either it is still going on, so ask again later by the same call, or it is over. */
export type Progress<Result = unknown> = { status: 'working' } | ({ status: 'done' } & Result)

export interface TrainingData {
  /** Names the import: the same name is the same import, however often it is asked for. 1..40 of `A-Za-z0-9-_`. */
  name: string
  /** Keys in the store, or folders, which end with a slash: every CSV in one is part of the data. */
  interactionsKey: string
  itemsKey: string
  usersKey: string
}

export interface TrainRequest {
  name: string
  /** How much each event type says, 0..1. */
  weights: { click: number; watch: number; like: number }
}

export interface TrainedModel {
  /** Opaque; for the other calls. */
  modelRef: string
  /** As the service measured it, by names of its own. */
  metrics: Readonly<Record<string, number>>
}

export interface BatchRequest {
  name: string
  modelRef: string
  /** A key with one `{"userId": …}` a line, and a folder for the answers, which ends with a slash. */
  inputKey: string
  outputPrefix: string
  /** 1..500. */
  numResults: number
}

/**
 * Every call begins what was not begun yet, or says how far it is: a process that died asks again and joins.
 * Throws `TrainingFailed` when it cannot succeed, `TrainingUnavailable` when asking again may.
 */
export interface ModelTraining {
  /** Replaces all that was imported before. */
  importData(data: TrainingData): Promise<Progress>
  train(request: TrainRequest): Promise<Progress<{ model: TrainedModel }>>
  /** Recommends to each user of the input; the answers are lines, in any number of objects, in the service's own form. */
  recommendToAll(request: BatchRequest): Promise<Progress>
}

export class TrainingFailed extends Error {
  override readonly name = 'TrainingFailed'
}

export class TrainingUnavailable extends Error {
  override readonly name = 'TrainingUnavailable'
}
