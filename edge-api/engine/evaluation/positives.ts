// From ratings to what the protocols work on.
import { mulberry32, shuffled } from '../random.ts'
import type { HistoryEntry, Interaction } from '../types.ts'
import type { Rating } from './types.ts'

/** A rating of at least this much is a positive (recommender.md section 3). */
const LEAST_POSITIVE = 4

export const DEFAULT_SEED = 98765

/** Positives with weight 1, in the order of the ratings; of a repeated pair the first. */
export function toPositives(ratings: readonly Rating[]): Interaction[] {
  const seen = new Map<string, Set<string>>()
  const positives: Interaction[] = []
  for (const { userId, itemId, rating, timestampSeconds } of ratings) {
    if (rating < LEAST_POSITIVE) continue
    const items = seen.get(userId) ?? new Set<string>()
    if (items.has(itemId)) continue
    seen.set(userId, items.add(itemId))
    positives.push({ userId, itemId, timestampSeconds, weight: 1 })
  }
  return positives
}

/** Interactions by user, users in order of appearance. */
export function groupByUser(interactions: readonly Interaction[]): Map<string, Interaction[]> {
  const byUser = new Map<string, Interaction[]>()
  for (const interaction of interactions) {
    const own = byUser.get(interaction.userId)
    if (own) own.push(interaction)
    else byUser.set(interaction.userId, [interaction])
  }
  return byUser
}

/** Test users a fold that are enough where each is asked about many times; the order of a fold is random already. */
export const ENOUGH_TEST_USERS = 200

export interface Fold {
  training: Interaction[]
  /** Items of the training: nothing else can be recommended. */
  vocabulary: ReadonlySet<string>
  /** Positives of each test user that are in the vocabulary. */
  testUsers: Interaction[][]
  random: () => number
}

/**
 * Five folds over users with at least 5 positives: each is test user once and is never trained on in that fold.
 * Source  recommender.md section 3: shuffled with mulberry32, fold = position mod 5.
 */
export function* userFolds(positives: readonly Interaction[], seed: number, folds = 5): Generator<Fold> {
  const users = [...groupByUser(positives).values()].filter((own) => own.length >= 5)
  const order = shuffled(users, mulberry32(seed))
  for (let fold = 0; fold < folds; fold++) {
    const training = order.filter((_, position) => position % folds !== fold).flat()
    const vocabulary = new Set(training.map(({ itemId }) => itemId))
    const testUsers = order
      .filter((_, position) => position % folds === fold)
      .map((own) => own.filter(({ itemId }) => vocabulary.has(itemId)))
    yield { training, vocabulary, testUsers, random: mulberry32(seed + fold) }
  }
}

export function toHistory(interactions: readonly Interaction[]): HistoryEntry[] {
  return interactions.map(({ itemId, weight, timestampSeconds }) => ({ itemId, weight, timestampSeconds }))
}
