import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PutEventsCommand, PutItemsCommand } from '@aws-sdk/client-personalize-events'
import { GetRecommendationsCommand } from '@aws-sdk/client-personalize-runtime'
import { afterEach, describe, expect, it } from 'vitest'
import { recommendItems } from '../../../edge-api/engine/index.ts'
import { readTrainingData } from '../../../edge-api/local/personalize/model/read-training-csv.ts'
import { loadSnapshot, snapshotKey } from '../../../edge-api/local/personalize/model/snapshot.ts'
import { trainingRows } from '../../../edge-api/local/personalize/model/training-data.ts'
import { servePersonalize } from '../../../edge-api/local/personalize/serve-personalize.ts'
import { startPersonalize } from '../../../edge-api/local/personalize/start-personalize.ts'
import { startLocal } from './start-local.ts'
import type { Local } from './start-local.ts'

const opened: Local[] = []
afterEach(async () => {
  for (const local of opened.splice(0)) await local.stop()
})
async function start(options: Parameters<typeof startLocal>[0] = {}): Promise<Local> {
  const local = await startLocal(options)
  opened.push(local)
  return local
}
const filesOf = ({ folder }: Local) => ({
  interactionsCsv: join(folder, 'interactions.csv'),
  itemsCsv: join(folder, 'items.csv'),
})
const picks = async ({ runtime, server }: Local, userId: string, numResults = 5): Promise<string[]> => {
  const { recommenderArns } = server
  const { itemList = [] } = await runtime.send(
    new GetRecommendationsCommand({ recommenderArn: recommenderArns.topPicks, userId, numResults }),
  )
  return itemList.map(({ itemId = '' }) => itemId)
}

describe('startPersonalize', () => {
  it('trains once, and loads the model at the next start', async () => {
    const progress: number[] = []
    let local = await start({ onProgress: (doneRatio) => progress.push(doneRatio) })
    expect(progress.at(-1)).toBe(1)
    expect(local.server.model).toMatchObject({ items: 31, users: 40 })
    const before = await picks(local, 'c1')

    progress.length = 0
    local = await local.restart()
    opened.splice(0, opened.length, local)

    expect(progress).toEqual([])
    expect(await picks(local, 'c1')).toEqual(before)
  })

  it('trains again when the files have changed or the saved model is damaged', async () => {
    const progress: number[] = []
    let local = await start({ onProgress: (doneRatio) => progress.push(doneRatio) })
    const models = join(local.folder, 'data', 'models')
    await local.server.measured()
    const saved = join(models, `${await snapshotKey(filesOf(local))}.snapshot`)
    await writeFile(saved, (await readFile(saved)).subarray(0, 1000))
    await writeFile(`${saved}.1.tmp`, 'left by a killed run')

    progress.length = 0
    local = await local.restart()
    opened.splice(0, opened.length, local)
    expect(progress.at(-1)).toBe(1)

    await writeFile(filesOf(local).itemsCsv, 'ITEM_ID,GENRES\nfilm,Noir\n')
    local = await local.restart()
    opened.splice(0, opened.length, local)
    expect(local.server.model.items).toBe(31) // `new` has gone, `film` has come
    await local.server.measured()
    const key = await snapshotKey(filesOf(local))
    expect((await readdir(models)).toSorted()).toEqual([`${key}.metrics.json`, `${key}.snapshot`])
  })

  it('answers from the old model while it trains, live events included in the new one', async () => {
    const local = await start()
    const { trackingId } = local.server
    const eventList = [{ eventType: 'Watch', itemId: 'live-only', sentAt: new Date(1_750_000_000_000) }]
    await local.events.send(new PutEventsCommand({ trackingId, sessionId: 's', userId: 'c1', eventList }))
    const { itemsCsv, interactionsCsv } = filesOf(local)
    const more = join(local.folder, 'more.csv')
    await writeFile(more, `${await readFile(interactionsCsv, 'utf8')}\nc3,extra,Watch,,1700009999`)

    const anonymous = [{ eventType: 'Watch', itemId: 'drama9', sentAt: new Date(1_750_000_001_000) }]
    await local.events.send(new PutEventsCommand({ trackingId, sessionId: 'visit', eventList: anonymous }))
    const signedIn = [{ eventType: 'SignIn', sentAt: new Date(1_750_000_002_000) }]
    await local.events.send(
      new PutEventsCommand({ trackingId, sessionId: 'visit', userId: 'n9', eventList: signedIn }),
    )
    const items = [{ itemId: 'put', properties: '{"genres":"Drama"}' }]
    await local.events.send(new PutItemsCommand({ datasetArn: local.server.datasetArns.ITEMS, items }))
    expect(await picks(local, 'n9', 50)).toContain('drama9')

    const retrained = local.server.retrain({ interactionsCsv: more, itemsCsv })
    await expect(local.server.retrain({ interactionsCsv: more, itemsCsv })).rejects.toThrow('under way')
    expect(await picks(local, 'c1')).toHaveLength(5)
    expect(local.server.model.items).toBe(31)
    await retrained

    expect(local.server.model.items).toBe(34)
    expect(await picks(local, 'n9', 50)).not.toContain('drama9') // the session's watch has become the user's
    expect(await picks(local, 'nobody', 50)).toContain('live-only')
  })

  it('serves two data folders side by side, each with its own events', async () => {
    const [one, other] = [await start(), await start()]
    const eventList = [1, 2].map((n) => ({ eventType: 'Watch', itemId: `drama${n}`, sentAt: new Date() }))
    const before = await picks(other, 'n1')
    const { trackingId } = one.server
    await one.events.send(new PutEventsCommand({ trackingId, sessionId: 's', userId: 'n1', eventList }))

    expect(one.server.url).not.toBe(other.server.url)
    expect(await picks(one, 'n1')).not.toContain('drama1')
    expect(await picks(other, 'n1')).toEqual(before)
  })

  it('recommends through the wire exactly what the engine recommends', async () => {
    const local = await start({ now: () => 1_760_000_000_000 })
    const files = filesOf(local)
    const snapshot = await loadSnapshot(join(local.folder, 'data', 'models'), await snapshotKey(files))
    const rows = [...trainingRows(await readTrainingData(files))].filter(({ userId }) => userId === 'd3')
    const history = rows.map(({ itemId, timestampSeconds }) => ({ itemId, timestampSeconds, weight: 1 }))
    if (!snapshot) throw new Error('there is no model')

    const expected = recommendItems(snapshot.model, history, {
      numResults: 10,
      nowSeconds: snapshot.model.trainedAtSeconds, // the clock of the test stands still
    })
    expect(await picks(local, 'd3', 10)).toEqual(expected.map(({ itemId }) => itemId))
  })

  it('rejects files it cannot train on, and says what is wrong', async () => {
    const local = await start()
    const { itemsCsv, interactionsCsv } = filesOf(local)
    const broken = join(local.folder, 'broken.csv')
    const attempt = async (text: string): Promise<unknown> => {
      await writeFile(broken, text)
      const dataFolder = join(local.folder, 'other')
      return startPersonalize({ dataFolder, training: { interactionsCsv: broken, itemsCsv } })
    }

    await expect(attempt('USER_ID,ITEM_ID\nu,i\n')).rejects.toThrow('missing the column TIMESTAMP')
    await expect(attempt('USER_ID,ITEM_ID,TIMESTAMP\nu,i,soon\n')).rejects.toThrow('record 1')
    await expect(attempt('USER_ID,ITEM_ID,TIMESTAMP\nu,i\n')).rejects.toThrow()
    await expect(attempt('USER_ID,ITEM_ID,TIMESTAMP\n')).rejects.toThrow('no interactions')
    const training = { interactionsCsv, itemsCsv: join(local.folder, 'missing.csv') }
    await expect(startPersonalize({ dataFolder: join(local.folder, 'other'), training })).rejects.toThrow(
      'ENOENT',
    )
  })
})

describe('servePersonalize', () => {
  it('prints what to set, and says which files it misses', async () => {
    const local = await start()
    const dataFolder = join(local.folder, 'served')
    await mkdir(join(dataFolder, 'training'), { recursive: true })
    const { interactionsCsv, itemsCsv } = filesOf(local)
    await writeFile(join(dataFolder, 'training', 'items.csv'), await readFile(itemsCsv))
    await expect(servePersonalize({ dataFolder, print: () => undefined })).rejects.toThrow(
      'interactions.csv is missing',
    )

    await writeFile(join(dataFolder, 'training', 'interactions.csv'), await readFile(interactionsCsv))
    const printed: string[] = []
    const server = await servePersonalize({ dataFolder, print: (line) => printed.push(line) })
    await server.close()

    expect(printed).toContain(`export AWS_ENDPOINT_URL_PERSONALIZE_RUNTIME=${server.url}`)
    expect(printed).toContain(`# trackingId ${server.trackingId}`)

    await rm(join(dataFolder, 'training'), { recursive: true })
    await expect(servePersonalize({ dataFolder, print: () => undefined })).rejects.toThrow('is missing')
    const empty = await servePersonalize({ dataFolder, reset: true, print: () => undefined })
    expect(empty.model).toMatchObject({ items: 0, interactions: 0 })
    await expect(empty.retrain({ interactionsCsv })).rejects.toThrow('no training files')
    await empty.close()
  })
})
