// The training port over the engine, in this process: reads the files a run wrote, answers as Personalize's batch jobs do.
import { parse } from 'csv-parse/sync'
import { trainModel, recommendItems, type Model } from '../../edge-api/engine/index.ts'
import type { Interaction } from '../../edge-api/engine/types.ts'
import { TrainingFailed, type ModelTraining, type TrainingData } from '../../edge-api/ports/model-training.ts'
import type { ObjectStore } from '../../edge-api/ports/object-store.ts'

const WEIGHTS: Readonly<Record<string, number>> = { Watch: 1, Like: 1, Click: 0.25 }

export interface MemoryModelTraining extends ModelTraining {
  /** Names that were begun, in order. */
  begun: string[]
}

/** Each piece of work is `working` for `calls` calls, then done. */
export function memoryModelTraining(objectStore: ObjectStore, { calls = 1 } = {}): MemoryModelTraining {
  const asked = new Map<string, number>()
  const begun: string[] = []
  const models = new Map<string, { model: Model; histories: Map<string, Interaction[]> }>()
  let imported: TrainingData | undefined

  function isDone(name: string): boolean {
    const count = asked.get(name) ?? 0
    if (count === 0) begun.push(name)
    asked.set(name, count + 1)
    return count >= calls
  }
  const rows = async (key: string): Promise<Record<string, string>[]> => {
    if (key.endsWith('/')) {
      const parts: Record<string, string>[][] = []
      for await (const part of objectStore.listKeys(key)) parts.push(await rows(part))
      return parts.flat()
    }
    const stored = await objectStore.get(key)
    if (!stored) throw new TrainingFailed(`There is no ${key}`)
    return parse<Record<string, string>>(Buffer.from(stored.body), { columns: true, escape: '\\' })
  }

  return {
    begun,
    async importData(data) {
      imported = data
      return { status: isDone(`import ${data.name}`) ? 'done' : 'working' }
    },
    async train({ name }) {
      if (!imported) throw new TrainingFailed('Nothing was imported')
      if (!isDone(`train ${name}`)) return { status: 'working' }
      const interactions = (await rows(imported.interactionsKey)).map((row) => ({
        userId: row['USER_ID'] ?? '',
        itemId: row['ITEM_ID'] ?? '',
        timestampSeconds: Number(row['TIMESTAMP']),
        weight: WEIGHTS[row['EVENT_TYPE'] ?? ''] ?? 1,
      }))
      const items = (await rows(imported.itemsKey)).map((row) => ({
        itemId: row['ITEM_ID'] ?? '',
        genres: (row['GENRES'] ?? '').split('|'),
      }))
      const trainedAtSeconds = interactions.reduce(
        (last, { timestampSeconds }) => Math.max(last, timestampSeconds),
        0,
      )
      models.set(`model-${name}`, {
        model: trainModel(interactions, items, { trainedAtSeconds }),
        histories: groupByUser(interactions),
      })
      return { status: 'done', model: { modelRef: `model-${name}`, metrics: { coverage: 1 } } }
    },
    async recommendToAll({ name, modelRef, inputKey, outputPrefix, numResults }) {
      const trained = models.get(modelRef)
      if (!trained) throw new TrainingFailed(`There is no model ${modelRef}`)
      if (!isDone(`batch ${name}`)) return { status: 'working' }
      const input = Buffer.from((await objectStore.get(inputKey))?.body ?? []).toString('utf8')
      const lines = input
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => {
          const { userId } = JSON.parse(line) as { userId: string }
          const list = recommendItems(trained.model, trained.histories.get(userId) ?? [], { numResults })
          const recommendedItems = list.map(({ itemId }) => itemId)
          return `${JSON.stringify({ input: { userId }, output: { recommendedItems }, error: null })}\n`
        })
      await objectStore.put(`${outputPrefix}users.json.out`, Buffer.from(lines.join('')))
      return { status: 'done' }
    },
  }
}

function groupByUser(interactions: readonly Interaction[]): Map<string, Interaction[]> {
  const groups = new Map<string, Interaction[]>()
  for (const one of interactions) {
    const group = groups.get(one.userId)
    if (group) group.push(one)
    else groups.set(one.userId, [one])
  }
  return groups
}
