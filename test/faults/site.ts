// The whole API over real sockets: Personalize, TMDB and the object store each behind a proxy that can break them.

import { writeFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { S3Client } from '@aws-sdk/client-s3'
import { PersonalizeRuntimeClient } from '@aws-sdk/client-personalize-runtime'
import { retryBudget } from '../../edge-api/adapters/aws/retry-budget.ts'
import { storeCatalog } from '../../edge-api/adapters/catalog/store-catalog.ts'
import { personalizeRecommender } from '../../edge-api/adapters/personalize/recommender.ts'
import { s3ObjectStore } from '../../edge-api/adapters/s3/object-store.ts'
import { tmdbImages } from '../../edge-api/adapters/tmdb/images.ts'
import { tmdbTitleSource } from '../../edge-api/adapters/tmdb/title-source.ts'
import { createApp, DEFAULT_SETTINGS } from '../../edge-api/app.ts'
import type { Settings } from '../../edge-api/app.ts'
import { listen } from '../../edge-api/entrypoints/listen.ts'
import { startPersonalize } from '../../edge-api/local/personalize/start-personalize.ts'
import { startS3 } from '../../edge-api/local/s3/start-s3.ts'
import { startTmdb } from '../../edge-api/local/tmdb/start-tmdb.ts'
import { memoryPorts, SECRET } from '../support/memory-ports.ts'
import { startFaultProxy } from './fault-proxy.ts'
import type { Fault, FaultProxy } from './fault-proxy.ts'

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true'

export const DEPENDENCIES = ['personalize', 'tmdb', 'store'] as const
export type Dependency = (typeof DEPENDENCIES)[number]

export interface Api {
  get(path: string, user?: number): Promise<{ status: number; body: never; ms: number }>
  close(): Promise<void>
}

export interface FaultySite {
  proxies: Record<Dependency, FaultProxy>
  /** Breaks these, mends the others. */
  setFault(dependencies: readonly Dependency[], fault: Fault | undefined): Promise<void>
  /** A process that has answered nothing yet. */
  startApi(settings?: Partial<Settings>): Promise<Api>
  close(): Promise<void>
}

const CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' }
const ITEMS = Array.from({ length: 80 }, (_, index) => ({
  itemId: String(index + 1),
  title: `Title ${index + 1}`,
  genres: [index % 2 === 0 ? 'Comedy' : 'Drama'],
  rating: { average: 7, count: 1000 - index },
}))
const ITEMS_FILE = gzipSync(ITEMS.map((item) => JSON.stringify(item)).join('\n'))

/** `folder`: an empty one, for the model. Personalize is trained on users who watch what shares their parity. */
export async function startFaultySite(folder: string): Promise<FaultySite> {
  const interactions = ['USER_ID,ITEM_ID,EVENT_TYPE,EVENT_VALUE,TIMESTAMP']
  for (let user = 1; user <= 30; user += 1) {
    for (let item = 1 + (user % 2); item <= 80; item += 2) {
      if ((user + item) % 4 === 1)
        interactions.push(`u${user},${item},Watch,,${1_700_000_000 + user * 100 + item}`)
    }
  }
  const training = { interactionsCsv: `${folder}/interactions.csv`, itemsCsv: `${folder}/items.csv` }
  await writeFile(training.interactionsCsv, interactions.join('\n'))
  const rows = ITEMS.map(({ itemId, genres }) => `${itemId},${genres.join('|')},1600000000`)
  await writeFile(training.itemsCsv, ['ITEM_ID,GENRES,CREATION_TIMESTAMP', ...rows].join('\n'))

  const [personalize, tmdb, s3] = await Promise.all([
    startPersonalize({ dataFolder: `${folder}/personalize`, training }),
    startTmdb({
      token: 'token',
      titles: ITEMS.map(({ itemId, title }) => ({ id: 1000 + Number(itemId), title })),
    }),
    startS3(),
  ])
  const proxies = {
    personalize: await startFaultProxy(personalize.url),
    tmdb: await startFaultProxy(tmdb.url),
    store: await startFaultProxy(s3.url),
  }
  const objectStore = s3ObjectStore({
    client: new S3Client({
      endpoint: proxies.store.url,
      region: 'us-east-1',
      credentials: CREDENTIALS,
      forcePathStyle: true,
      maxAttempts: 2,
      retryStrategy: retryBudget(),
    }),
    bucket: 'data',
  })
  await objectStore.put('catalog/items.ndjson.gz', ITEMS_FILE)
  const mappings = ITEMS.map(({ itemId }) => `${itemId},${1000 + Number(itemId)}`)
  await objectStore.put('mappings/Final2.csv', Buffer.from(['movieId,tmdbId', ...mappings].join('\n')))
  const byGenre = (genre: string) =>
    ITEMS.filter(({ genres }) => genres.includes(genre)).map(({ itemId }) => itemId)
  const popular = {
    generatedAt: '2026-01-01T00:00:00.000Z',
    itemIds: ITEMS.map(({ itemId }) => itemId),
    genres: { Comedy: byGenre('Comedy'), Drama: byGenre('Drama') },
  }
  await objectStore.put('fallback/popular.json', Buffer.from(JSON.stringify(popular)))

  async function startApi(settings: Partial<Settings> = {}): Promise<Api> {
    const client = new PersonalizeRuntimeClient({
      endpoint: proxies.personalize.url,
      region: personalize.region,
      credentials: CREDENTIALS,
      maxAttempts: 2,
      retryStrategy: retryBudget(),
    })
    const app = createApp(
      {
        ...memoryPorts(),
        clock: { now: () => Date.now() },
        objectStore,
        recommender: personalizeRecommender({
          client,
          recommenderArns: personalize.recommenderArns,
          genreFilterArn: personalize.filterArns.genre,
        }),
        titleSource: tmdbTitleSource({ token: 'token', baseUrl: `${proxies.tmdb.url}/3` }),
        catalog: storeCatalog({ objectStore, nowMs: Date.now, images: tmdbImages(), builtIn: ITEMS_FILE }),
      },
      { ...DEFAULT_SETTINGS, allowedOrigins: '*', cursorSecret: SECRET, publicAnswerSeconds: 0, ...settings },
    )
    const server = await listen((request) => app.fetch(request), 0, 'the API')
    return {
      async get(path, user = 1) {
        const startedMs = performance.now()
        const token = `user.00000000-0000-4000-8000-${String(user).padStart(12, '0')}`
        const response = await fetch(`http://localhost:${server.port}${path}`, {
          headers: { authorization: `Bearer ${token}` },
        })
        const body = (await response.json()) as never
        return { status: response.status, body, ms: performance.now() - startedMs }
      },
      async close() {
        client.destroy()
        await server.close()
      },
    }
  }

  return {
    proxies,
    async setFault(dependencies, fault) {
      for (const dependency of DEPENDENCIES) {
        const ofThis = dependencies.includes(dependency) ? fault : undefined
        proxies[dependency].fault = ofThis
        await proxies[dependency].setDown(ofThis === 'down')
      }
    },
    startApi,
    async close() {
      await Promise.all(Object.values(proxies).map((proxy) => proxy.close()))
      await Promise.all([personalize.close(), tmdb.close(), s3.close()])
    },
  }
}
