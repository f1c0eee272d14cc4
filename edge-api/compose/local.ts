// The laptop's wiring: objects in a folder, Personalize and Cognito reached over HTTP at loopback addresses.

import { PersonalizeEventsClient } from '@aws-sdk/client-personalize-events'
import { PersonalizeRuntimeClient } from '@aws-sdk/client-personalize-runtime'
import { retryBudget } from '../adapters/aws/retry-budget.ts'
import { storeCatalog } from '../adapters/catalog/store-catalog.ts'
import { cognitoUserTokens, type CognitoUserTokensOptions } from '../adapters/cognito/user-tokens.ts'
import { memoryTitleQueue, type MemoryTitleQueue } from '../adapters/memory/title-queue.ts'
import { personalizeEventSink } from '../adapters/personalize/event-sink.ts'
import {
  personalizeRecommender,
  type PersonalizeRecommenderOptions,
} from '../adapters/personalize/recommender.ts'
import { ownTokens } from '../adapters/tokens/own-tokens.ts'
import type { Config } from '../config.ts'
import type { Catalog } from '../ports/catalog.ts'
import type { EventSink } from '../ports/event-sink.ts'
import type { ObjectStore } from '../ports/object-store.ts'
import type { Clock, Ports } from '../ports/ports.ts'
import { composeTitles, composeTitleSource } from './titles.ts'

export const systemClock: Clock = { now: () => Date.now() }

export interface LocalServers {
  personalize: {
    url: string
    region: string
    recommenderArns: PersonalizeRecommenderOptions['recommenderArns']
    filterArns: { genre: string }
    trackingId: string
  }
  cognito: {
    userPoolId: string
    clientId: string
    jwks: NonNullable<CognitoUserTokensOptions['jwks']>
  }
}

export interface LocalOptions extends LocalServers {
  objectStore: ObjectStore
  tokenSecret: string
  /** The API's own address, where posters are drawn. */
  assetBase: string
  tmdb: Config['tmdb']
}

export function composeLocal({
  objectStore,
  personalize,
  cognito,
  tokenSecret,
  assetBase,
  tmdb,
}: LocalOptions): Ports & { titleQueue: MemoryTitleQueue } {
  const { recommenderArns, filterArns } = personalize
  const titleSource = composeTitleSource(tmdb)
  return {
    objectStore,
    clock: systemClock,
    recommender: personalizeRecommender({
      client: new PersonalizeRuntimeClient({
        ...toClientConfig(personalize),
        retryStrategy: retryBudget(),
      }),
      recommenderArns,
      genreFilterArn: filterArns.genre,
    }),
    eventSink: composeEventSink(personalize),
    catalog: composeCatalog({ objectStore, tmdb, assetBase }),
    ...(titleSource === undefined ? {} : { titleSource }),
    titleQueue: memoryTitleQueue(systemClock.now),
    userTokens: cognitoUserTokens({
      userPoolId: cognito.userPoolId,
      clientIds: [cognito.clientId],
      jwks: cognito.jwks,
    }),
    ownTokens: ownTokens({ secrets: { local: tokenSecret }, nowMs: systemClock.now }),
  }
}

/** The catalog of a data folder; without `assetBase` items without a picture have none drawn. */
export function composeCatalog({
  objectStore,
  tmdb,
  assetBase,
}: Pick<LocalOptions, 'objectStore' | 'tmdb'> & { assetBase?: string }): Catalog {
  return storeCatalog({
    objectStore,
    nowMs: systemClock.now,
    ...composeTitles(tmdb),
    ...(assetBase === undefined ? {} : { posterBase: assetBase }),
  })
}

export function composeEventSink(
  personalize: Pick<LocalServers['personalize'], 'url' | 'region' | 'trackingId'>,
): EventSink {
  return personalizeEventSink({
    client: new PersonalizeEventsClient(toClientConfig(personalize)),
    trackingId: personalize.trackingId,
  })
}

/** The local server checks the shape of a signature, not whose it is. */
function toClientConfig({ url, region }: { url: string; region: string }) {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  return { endpoint: url, region, credentials, maxAttempts: 2 }
}
