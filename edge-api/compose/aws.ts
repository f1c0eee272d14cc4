// AWS's wiring: objects in S3, secrets read once, one set of ports for each kind of function.

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { PersonalizeEventsClient } from '@aws-sdk/client-personalize-events'
import { PersonalizeRuntimeClient } from '@aws-sdk/client-personalize-runtime'
import { S3Client } from '@aws-sdk/client-s3'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { storeCatalog } from '../adapters/catalog/store-catalog.ts'
import { retryBudget } from '../adapters/aws/retry-budget.ts'
import { storedTitleQueue } from '../adapters/catalog/title-queue.ts'
import { requestLog } from '../adapters/cloudwatch/request-log.ts'
import type { CognitoUserTokensOptions } from '../adapters/cognito/user-tokens.ts'
import { memoryTitleQueue } from '../adapters/memory/title-queue.ts'
import { personalizeEventSink } from '../adapters/personalize/event-sink.ts'
import { noRecommender } from '../adapters/personalize/no-recommender.ts'
import { personalizeRecommender } from '../adapters/personalize/recommender.ts'
import { s3ObjectStore } from '../adapters/s3/object-store.ts'
import { readSecret, type Secret } from '../adapters/secrets-manager/secret.ts'
import { ownTokens } from '../adapters/tokens/own-tokens.ts'
import type { Config, EnvironmentName } from '../config.ts'
import { within } from '../domain/deadline.ts'
import type { Catalog } from '../ports/catalog.ts'
import type { EventSink } from '../ports/event-sink.ts'
import type { UserTokens } from '../ports/identity.ts'
import type { ObjectStore } from '../ports/object-store.ts'
import type { Clock, Ports } from '../ports/ports.ts'
import type { Recommender } from '../ports/recommender.ts'
import type { Telemetry } from '../ports/telemetry.ts'
import type { TitleQueue } from '../ports/title-queue.ts'
import { need } from './need.ts'
import { composeTitleSourceOnAws } from './titles-on-aws.ts'
import { composeTitles } from './titles.ts'

const systemClock: Clock = { now: () => Date.now() }
/** Deadlines are ours: more than one more try would only be cut off by them. */
const MAX_ATTEMPTS = 2
/** A process that starts waits so long for the catalog. */
const PRELOAD_MS = 1000
/** A signing key's id is a digest of the key: the same in every process, and it says nothing of the key. */
const KID_LENGTH = 16

export interface ApiOnAws {
  ports: Ports
  /** Signs cursors. */
  cursorSecret: string
  originSecrets: readonly string[]
  telemetry: Telemetry
  /** What is not set although it should be, one sentence each: the API serves without it, from lower rungs. */
  missing: readonly string[]
}

/** What the API needs. Throws InvalidConfig with the names that are missing. */
export async function composeApi(config: Config): Promise<ApiOnAws> {
  const { region, secretIds, cognito } = config
  const secretsClient = new SecretsManagerClient({ region })
  const objectStore = composeObjectStore(config)
  const missing = getUnsetArns(config)
  const telemetry = requestLog({
    ...(config.metricsNamespace === undefined ? {} : { namespace: config.metricsNamespace }),
    nowMs: systemClock.now,
    write: (line) => process.stdout.write(`${line}\n`),
  })
  const [tokens, origin, titleSource, catalog] = await Promise.all([
    readSecret(secretsClient, need(secretIds.token, 'TOKEN_SECRET_ID')),
    readSecret(secretsClient, need(secretIds.origin, 'ORIGIN_SECRET_ID')),
    // Without it pages of items say a little less: no reason not to start.
    composeTitleSourceOnAws(config, secretsClient).catch(() => {
      missing.push('The secret that TMDB_TOKEN_ID names cannot be read; put it by `operate secret`.')
      return undefined
    }),
    openCatalog(config, objectStore, telemetry.onRowsRead),
  ])
  return {
    missing,
    telemetry,
    cursorSecret: tokens.current,
    originSecrets: toTexts(origin),
    ports: {
      objectStore,
      clock: systemClock,
      recommender: composeRecommender(config),
      eventSink: noEventSink,
      catalog,
      ...(titleSource === undefined ? {} : { titleSource, titleQueue: composeTitleQueue(objectStore) }),
      userTokens: composeUserTokens({
        userPoolId: need(cognito.userPoolId, 'COGNITO_USER_POOL_ID'),
        clientIds: need(cognito.clientIds, 'COGNITO_CLIENT_IDS'),
      }),
      ownTokens: ownTokens({ secrets: toKeys(tokens), nowMs: systemClock.now }),
    },
  }
}

/** Reads what the first answer needs while the secrets are on their way; what is not there in time is read again with it. */
async function openCatalog(
  { builtInCatalog, tmdb }: Config,
  objectStore: ObjectStore,
  onRead: Telemetry['onRowsRead'],
): Promise<Catalog> {
  const builtIn = builtInCatalog === undefined ? undefined : await readFile(builtInCatalog)
  const catalog = storeCatalog({
    objectStore,
    nowMs: systemClock.now,
    ...composeTitles(tmdb),
    onRead,
    ...(builtIn === undefined ? {} : { builtIn }),
  })
  await within(PRELOAD_MS, () => catalog.getItems(tmdb.locales[0] ?? 'en')).catch(() => undefined)
  return catalog
}

/** What carries events from the archive to Personalize. Throws InvalidConfig. */
export function composeForwarder(config: Config): Pick<Ports, 'objectStore' | 'eventSink' | 'clock'> {
  return {
    objectStore: composeObjectStore(config),
    clock: systemClock,
    eventSink: personalizeEventSink({
      client: new PersonalizeEventsClient({ region: config.region, maxAttempts: MAX_ATTEMPTS }),
      trackingId: need(config.personalize.trackingId, 'PERSONALIZE_TRACKING_ID'),
    }),
  }
}

function composeObjectStore({ region, dataBucket }: Config): ObjectStore {
  return s3ObjectStore({
    client: new S3Client({ region, maxAttempts: MAX_ATTEMPTS, retryStrategy: retryBudget() }),
    bucket: need(dataBucket, 'DATA_BUCKET'),
  })
}

function composeRecommender({ region, mode, personalize }: Config): Recommender {
  if (mode === 'batch') return noRecommender()
  const { recommenderArns, genreFilterArn, rankingArn, contextColumns, promotion, metadataColumns } =
    personalize
  return personalizeRecommender({
    client: new PersonalizeRuntimeClient({
      region,
      maxAttempts: MAX_ATTEMPTS,
      retryStrategy: retryBudget(),
    }),
    recommenderArns,
    ...(genreFilterArn === undefined ? {} : { genreFilterArn }),
    ...(rankingArn === undefined ? {} : { rankingArn }),
    ...(contextColumns === undefined ? {} : { contextColumns }),
    ...(promotion === undefined ? {} : { promotion }),
    ...(metadataColumns === undefined ? {} : { metadataColumns }),
  })
}

const ARN_NAMES = {
  topPicks: 'PERSONALIZE_TOP_PICKS_ARN',
  moreLikeX: 'PERSONALIZE_MORE_LIKE_X_ARN',
  becauseYouWatchedX: 'PERSONALIZE_BECAUSE_YOU_WATCHED_X_ARN',
  mostPopular: 'PERSONALIZE_MOST_POPULAR_ARN',
  trendingNow: 'PERSONALIZE_TRENDING_NOW_ARN',
} as const satisfies Record<keyof Config['personalize']['recommenderArns'], EnvironmentName>

/** Empty in batch mode, which asks none. */
function getUnsetArns({ mode, personalize: { recommenderArns } }: Config): string[] {
  if (mode === 'batch') return []
  return Object.entries(ARN_NAMES).flatMap(([question, name]) =>
    question in recommenderArns ? [] : [`${name} is not set to a recommender or campaign.`],
  )
}

/** Its consumer is entrypoints/titles-lambda.ts. */
function composeTitleQueue(objectStore: ObjectStore): TitleQueue {
  const { now: nowMs } = systemClock
  return storedTitleQueue({ objectStore, nowMs, waiting: memoryTitleQueue(nowMs) })
}

/** Imported with the first token of Cognito's: a process that answers visitors alone does without. */
function composeUserTokens(options: CognitoUserTokensOptions): UserTokens {
  let made: Promise<UserTokens> | undefined
  async function make(): Promise<UserTokens> {
    const { cognitoUserTokens } = await import('../adapters/cognito/user-tokens.ts')
    return cognitoUserTokens(options)
  }
  return { verify: async (token) => (await (made ??= make())).verify(token) }
}

/** The API stores events and leaves the rest to the forwarder. */
const noEventSink: EventSink = {
  putEvents: async () => {
    throw new Error('The API does not forward events; the forwarder does')
  },
}

function toTexts({ current, others }: Secret): string[] {
  return [current, ...others]
}

function toKeys(secret: Secret): Record<string, string> {
  const toKid = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, KID_LENGTH)
  return Object.fromEntries(toTexts(secret).map((text) => [toKid(text), text]))
}
