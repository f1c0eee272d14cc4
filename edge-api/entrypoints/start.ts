// `intellistream start`: data, local Personalize and Cognito, API and site, in one process that ends as one.

import { join } from 'node:path'
import { composeDataDeletion } from '../compose/local-jobs.ts'
import { composeLocal, systemClock } from '../compose/local.ts'
import { openLocalStore } from '../compose/local-store.ts'
import { createApp, DEFAULT_SETTINGS } from '../app.ts'
import { readConfig } from '../config.ts'
import { startCognito } from '../local/cognito/start-cognito.ts'
import { startPersonalize } from '../local/personalize/start-personalize.ts'
import { createPosterApp } from '../local/sample/poster-app.ts'
import { createSite } from '../local/site/site.ts'
import { OPERATOR_ACCOUNT, SAMPLE_PASSWORD } from './accounts.ts'
import { requireFolder, toDataFolder } from './data-folder.ts'
import { prepareData } from './data-set.ts'
import { startEnriching } from './enriching.ts'
import { startErasing } from './erasing.ts'
import { startForwarding } from './forwarding.ts'
import { toBuckets, writeAddress } from './job-session.ts'
import { listen, type Handler } from './listen.ts'
import { createProgress } from './progress.ts'
import { readSecrets } from './secrets.ts'
import { createShutdown } from './shutdown.ts'

const CLIENT_ID = 'intellistream-local'
const LOCALE = 'en'

export interface StartOptions {
  /** Of the API; the site gets the next one. 0 takes any two free ones. */
  port: number
  /** Where everything is kept; by default a folder named after the data set. */
  data?: string
  /** A folder with an `index.html`. */
  site?: string
  /** A MovieLens folder to run on instead of the sample. */
  movielens?: string
  /** A folder with a site's own items and history, to run on instead of the sample. */
  dataset?: string
  /** Refuses malformed lines of either folder. */
  strict: boolean
  /** Forgets what earlier runs kept. */
  reset: boolean
  /** `batch`: slates come from the batch loop, and no recommender is asked. */
  mode: 'live' | 'batch'
}

export async function start(options: StartOptions): Promise<void> {
  const shutdown = createShutdown()
  try {
    await run(options, shutdown)
  } catch (error) {
    await shutdown.end()
    throw error
  }
}

async function run(options: StartOptions, shutdown: ReturnType<typeof createShutdown>): Promise<void> {
  const startedAt = Date.now()
  for (const source of [options.site, options.movielens, options.dataset]) requireFolder(source)
  const handlers: { api: Handler; site: Handler } = { api: starting, site: starting }
  // The ports come first, so that a taken one is said before anything is trained.
  const api = shutdown.closeLater(await listen((request) => handlers.api(request), options.port, 'the API'))
  const sitePort = options.port === 0 ? 0 : api.port + 1
  const site = options.site
    ? shutdown.closeLater(await listen((request) => handlers.site(request), sitePort, 'the site'))
    : undefined
  const apiUrl = `http://localhost:${api.port}`

  const folder = options.data ?? toDataFolder(options.movielens ?? options.dataset)
  const { objectStore, release } = await openLocalStore(folder, { reset: options.reset })
  shutdown.closeLater({ close: release })
  const data = await prepareData({
    objectStore,
    clock: systemClock,
    movielens: options.movielens,
    dataset: options.dataset,
    strict: options.strict,
  })

  const training = createProgress('Training')
  const personalize = shutdown.closeLater(
    await startPersonalize({
      dataFolder: join(folder, 'local', 'personalize'),
      training: {
        interactionsCsv: join(folder, data.interactionsKey),
        itemsCsv: join(folder, data.itemsKey),
      },
      buckets: toBuckets(folder),
      onLog: (line) => process.stderr.write(`${line}\n`),
      onProgress: training.update,
    }),
  )
  await writeAddress(folder, personalize)
  const { items, users, interactions } = personalize.model
  training.done(`a model of ${items} titles, ${users} users and ${interactions} interactions`)

  const cognito = shutdown.closeLater(
    await startCognito({
      clientId: CLIENT_ID,
      accounts: [
        ...data.accounts.map(({ sub, username, displayName }) => ({
          sub,
          username,
          name: displayName,
          password: SAMPLE_PASSWORD,
        })),
        OPERATOR_ACCOUNT,
      ],
      // As the user pool on AWS: two tabs that refresh at once both stay signed in.
      refreshTokenRotation: { graceSeconds: 60 },
      dataFolder: join(folder, 'local', 'cognito'),
    }),
  )

  const { tmdb } = readConfig(process.env)
  const secrets = await readSecrets(join(folder, 'local', 'secrets.json'))
  const ports = composeLocal({
    objectStore,
    personalize,
    cognito,
    tokenSecret: secrets.tokens,
    assetBase: apiUrl,
    tmdb,
  })
  const forwarding = shutdown.closeLater(startForwarding(ports))
  const erasing = shutdown.closeLater(
    startErasing({ ...ports, dataDeletion: composeDataDeletion(personalize) }),
  )
  const { titleSource, titleQueue } = ports
  if (titleSource) {
    const { locales } = tmdb
    shutdown.closeLater(startEnriching({ ...ports, titleSource }, { locales, takeTitles: titleQueue.take }))
  }
  const app = createApp(ports, {
    ...DEFAULT_SETTINGS,
    mode: options.mode,
    allowedOrigins: '*',
    debugFor: 'everybody',
    cursorSecret: secrets.cursors,
    onParcelStored: forwarding.wake,
    onErased: erasing.wake,
    onInternalError: (error, requestId) => console.error(`Request ${requestId} failed`, error),
  })
  const posters = createPosterApp((itemId) => ports.catalog.getItem(itemId, LOCALE))
  app.route('/', posters)
  handlers.api = (request) => app.fetch(request)

  if (site && options.site) {
    const files = shutdown.closeLater(
      await createSite({
        folder: options.site,
        values: {
          apiUrl,
          userPoolUrl: cognito.url,
          userPoolId: cognito.userPoolId,
          userPoolClientId: cognito.clientId,
        },
        config: {
          api: apiUrl,
          notice: titleSource ? `${data.notice} ${tmdb.notice}` : data.notice,
          cognito: { endpoint: cognito.url, userPoolId: cognito.userPoolId, clientId: cognito.clientId },
          accounts: data.accounts.map(({ username, displayName, description, avatarColor }) => ({
            username,
            password: SAMPLE_PASSWORD,
            label: displayName,
            description,
            color: avatarColor,
          })),
          operator: { username: OPERATOR_ACCOUNT.username, password: OPERATOR_ACCOUNT.password },
        },
      }),
    )
    handlers.site = (request) => files.fetch(request)
  }

  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
  console.log(`\n  API   ${apiUrl}  (docs: ${apiUrl}/docs)`)
  if (site) console.log(`  Site  http://localhost:${site.port}`)
  console.log(`  Data  ${folder}\n\nReady in ${seconds} s. Ctrl-C ends it.`)
}

/** What both addresses say until everything stands. */
function starting(): Response {
  return Response.json(
    { title: 'Starting', status: 503, detail: 'Still starting; try again in a second.' },
    { status: 503, headers: { 'Retry-After': '1', 'Content-Type': 'application/problem+json' } },
  )
}
