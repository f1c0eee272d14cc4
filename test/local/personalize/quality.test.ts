import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GetRecommendationsCommand } from '@aws-sdk/client-personalize-runtime'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  coverageAt,
  ndcgAt,
  precisionAt,
  reciprocalRankAt,
  recommendItems,
  scoreItems,
  toRankedHits,
} from '../../../edge-api/engine/index.ts'
import type { HistoryEntry } from '../../../edge-api/engine/index.ts'
import { mulberry32 } from '../../../edge-api/engine/random.ts'
import { loadSnapshot, snapshotKey } from '../../../edge-api/local/personalize/model/snapshot.ts'
import { startLocal } from './start-local.ts'
import type { Local } from './start-local.ts'
import { writeTraining } from './training.ts'

/** The share of rows that the model does not see; not the newest, which in this data are the same few items for all. */
const HELD_OUT = 0.2
const K = 10

let folder: string
let local: Local
const relevant = new Map<string, Set<string>>()
const history = new Map<string, HistoryEntry[]>()
const training = (): { interactionsCsv: string; itemsCsv: string } => ({
  interactionsCsv: join(folder, 'train.csv'),
  itemsCsv: join(folder, 'items.csv'),
})

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'personalize-quality-'))
  const [header = '', ...rows] = (
    await readFile((await writeTraining(folder)).interactionsCsv, 'utf8')
  ).split('\n')
  const watches = rows.filter((row) => row.includes('Watch'))
  const random = mulberry32(3)
  const kept = watches.filter((row) => {
    const [userId = '', itemId = '', , , timestamp] = row.split(',')
    const isHeldOut = random() < HELD_OUT
    if (isHeldOut) relevant.set(userId, (relevant.get(userId) ?? new Set()).add(itemId))
    else
      history.set(userId, [
        ...(history.get(userId) ?? []),
        { itemId, timestampSeconds: Number(timestamp), weight: 1 },
      ])
    return !isHeldOut
  })
  await writeFile(training().interactionsCsv, [header, ...kept].join('\n'))
  local = await startLocal({ training: training(), now: () => 1_760_000_000_000 })
})
afterAll(async () => {
  await local.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Means over the users who have both a history and something held out. */
function quality(
  lists: ReadonlyMap<string, readonly string[]>,
  catalog: ReadonlySet<string>,
): Record<string, number> {
  const ranked = [...lists].map(([userId, list]) => toRankedHits(list, relevant.get(userId) ?? new Set()))
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  return {
    ndcg: mean(ranked.map((hits) => ndcgAt(hits, K))),
    precision: mean(ranked.map((hits) => precisionAt(hits, K))),
    reciprocalRank: mean(ranked.map((hits) => reciprocalRankAt(hits, K))),
    coverage: coverageAt(lists.values(), catalog, K),
  }
}

it('is through the wire what the scoring function of the engine reaches, to 4 decimals', async () => {
  const dataFolder = join(local.folder, 'data', 'models')
  const snapshot = await loadSnapshot(dataFolder, await snapshotKey(training()))
  if (!snapshot) throw new Error('there is no model')
  const { model } = snapshot
  const nowSeconds = model.trainedAtSeconds // what the server takes for now: the clock stands still
  const wire = new Map<string, string[]>()
  const engine = new Map<string, string[]>()
  for (const [userId, entries] of history) {
    const { itemList = [] } = await local.runtime.send(
      new GetRecommendationsCommand({
        recommenderArn: local.server.recommenderArns.topPicks,
        userId,
        numResults: K,
      }),
    )
    wire.set(
      userId,
      itemList.map(({ itemId = '' }) => itemId),
    )
    engine.set(
      userId,
      recommendItems(model, entries, { numResults: K, nowSeconds }).map(({ itemId }) => itemId),
    )

    const scores = [...scoreItems(model, entries, { nowSeconds })]
    const sum = scores.reduce((total, score) => total + Math.exp(score), 0)
    for (const { itemId = '', score = 0 } of itemList) {
      expect(score).toBeCloseTo(Math.exp(scores[model.itemIds.indexOf(itemId)] ?? Number.NaN) / sum, 6)
    }
  }
  const catalog = new Set(model.itemIds)
  const [measured, expected] = [quality(wire, catalog), quality(engine, catalog)]

  for (const name of Object.keys(expected)) expect(measured[name], name).toBeCloseTo(expected[name] ?? -1, 4)
  expect(expected['ndcg']).toBeGreaterThan(0.3) // a model that knows nothing would make the comparison idle
})
