// Everything under test, trained on the same interactions: baselines first, so that others are compared with them.
import { popularItems } from '../popular-items.ts'
import { recommendItems } from '../recommend-items.ts'
import { mergeHistory, scoreByWeights } from '../score-items.ts'
import { similarItems } from '../similar-items.ts'
import { takeTop } from '../order.ts'
import { trainModel, type TrainModelOptions } from '../train-model.ts'
import type { Interaction, ItemMetadata } from '../types.ts'
import type { Model } from '../model.ts'
import { itemNeighbors, scoreByNeighbors, transpose } from './item-knn.ts'
import type { Algorithm } from './types.ts'

export interface TrainAllOptions extends Partial<TrainModelOptions> {
  /** Metadata of items; those without an interaction in the training are left out, for nobody could recommend them. */
  items?: readonly ItemMetadata[]
}

/** Popularity, item-kNN, EASE alone, and recommendItems with similarItems as they are served. */
export function trainAll(
  interactions: readonly Interaction[],
  { items = [], ...options }: TrainAllOptions = {},
): Algorithm[] {
  const known = new Set(interactions.map(({ itemId }) => itemId))
  const trainedAtSeconds = interactions.reduce(
    (latest, { timestampSeconds }) => Math.max(latest, timestampSeconds),
    0,
  )
  const model = trainModel(
    interactions,
    items.filter(({ itemId }) => known.has(itemId)),
    { trainedAtSeconds, ...options },
  )
  return [
    popularity(model),
    staticPopularity(model),
    itemKnn(model, interactions),
    pureEase(model),
    served(model),
  ]
}

function popularity(model: Model): Algorithm {
  return {
    name: 'popularity',
    recommend: (history, numResults) =>
      ids(popularItems(model, { numResults, exclude: new Set(ids(history)) })),
    findSimilar: (itemId, numResults) => ids(popularItems(model, { numResults, exclude: new Set([itemId]) })),
  }
}

/** The bare list, as a site without any recommender shows it: what the user has seen stays on it. */
function staticPopularity(model: Model): Algorithm {
  return {
    name: 'popularity, seen kept',
    recommend: (_, numResults) => ids(popularItems(model, { numResults })),
    findSimilar: (_, numResults) => ids(popularItems(model, { numResults })),
  }
}

function itemKnn(model: Model, interactions: readonly Interaction[]): Algorithm {
  const neighbors = itemNeighbors(interactions)
  const neighborOf = transpose(model, neighbors)
  return {
    name: 'item-kNN',
    recommend: (history, numResults) =>
      ids(
        takeTop(model, scoreByNeighbors(model, neighborOf, history), numResults, {
          exclude: new Set(ids(history)),
        }),
      ),
    findSimilar: (itemId, numResults) =>
      [...(neighbors.get(itemId) ?? new Map<string, number>()).keys()].slice(0, numResults),
  }
}

/** h B and nothing else; as similar items, what a history of the one item would get. */
function pureEase(model: Model): Algorithm {
  const recommend: Algorithm['recommend'] = (history, numResults) =>
    ids(
      takeTop(model, scoreByWeights(model, mergeHistory(model, history)), numResults, {
        exclude: new Set(ids(history)),
      }),
    )
  return {
    name: 'EASE',
    recommend,
    findSimilar: (itemId, numResults) => recommend([{ itemId, weight: 1, timestampSeconds: 0 }], numResults),
  }
}

function served(model: Model): Algorithm {
  return {
    name: 'recommendItems',
    recommend: (history, numResults, nowSeconds) =>
      ids(recommendItems(model, history, { numResults, nowSeconds })),
    findSimilar: (itemId, numResults) => ids(similarItems(model, itemId, { numResults })),
  }
}

function ids(entries: readonly { itemId: string }[]): string[] {
  return entries.map(({ itemId }) => itemId)
}
