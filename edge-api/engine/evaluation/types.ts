// The words of the evaluation.
import type { HistoryEntry, Interaction } from '../types.ts'

/** One rating of one user, as data sets have them. */
export interface Rating {
  userId: string
  itemId: string
  rating: number
  timestampSeconds: number
}

/** One trained algorithm under test. */
export interface Algorithm {
  name: string
  /** Best first, without the items of the history. nowSeconds: when the question is asked, if the protocol has a time. */
  recommend(history: readonly HistoryEntry[], numResults: number, nowSeconds?: number): string[]
  /** Best first, without the item itself. */
  findSimilar(itemId: string, numResults: number): string[]
}

/** Trains everything under test on the same interactions. Its names come in the same order each time. */
export type TrainAlgorithms = (interactions: readonly Interaction[]) => readonly Algorithm[]

export interface ProtocolOptions {
  trainAlgorithms: TrainAlgorithms
  /** Default 98765: figures compare only between runs of the same seed. */
  seed?: number
  /** Called with what share of the protocol is done. */
  onProgress?: ((doneRatio: number) => void) | undefined
}

/** Every single measurement by algorithm name, then metric name; the same place is the same case in each array. */
export type Measurements = Record<string, Record<string, number[]>>
