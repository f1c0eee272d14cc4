// Where titles come from on AWS: TMDB, by a token that is a secret.

import { setTimeout as sleep } from 'node:timers/promises'
import { S3Client } from '@aws-sdk/client-s3'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { storeCatalog } from '../adapters/catalog/store-catalog.ts'
import { s3ObjectStore } from '../adapters/s3/object-store.ts'
import { readSecret } from '../adapters/secrets-manager/secret.ts'
import type { Config } from '../config.ts'
import type { Catalog } from '../ports/catalog.ts'
import type { ObjectStore } from '../ports/object-store.ts'
import type { Clock } from '../ports/ports.ts'
import type { TitleSource } from '../ports/title-source.ts'
import { need } from './need.ts'
import { composeTitles, composeTitleSource } from './titles.ts'

export interface TitleJobOnAws {
  ports: { objectStore: ObjectStore; catalog: Catalog; titleSource: TitleSource; clock: Clock }
  options: { locales: readonly string[]; sleep: (ms: number) => Promise<void> }
}

/** Nobody waits for it: what fails in passing is tried again, and the file of cards is large. */
const MAX_ATTEMPTS = 5
const STORE_TIMEOUT_MS = 60_000

/** What the job that enriches the catalog works with. Throws InvalidConfig with the name that is missing. */
export async function composeTitleJob(config: Config): Promise<TitleJobOnAws> {
  const { tmdb, region, dataBucket } = config
  const objectStore = s3ObjectStore({
    client: new S3Client({ region, maxAttempts: MAX_ATTEMPTS }),
    bucket: need(dataBucket, 'DATA_BUCKET'),
    timeoutMs: STORE_TIMEOUT_MS,
  })
  return {
    ports: {
      objectStore,
      clock: { now: () => Date.now() },
      catalog: storeCatalog({ objectStore, nowMs: Date.now, ...composeTitles(tmdb) }),
      titleSource: need(await composeTitleSourceOnAws(config), 'TMDB_TOKEN_ID'),
    },
    options: { locales: tmdb.locales, sleep: (ms) => sleep(ms) },
  }
}

/** The token is read from its secret; a key of TMDB is a secret too. */
export async function composeTitleSourceOnAws(
  { tmdb, secretIds, region }: Config,
  client = new SecretsManagerClient({ region }),
): Promise<TitleSource | undefined> {
  if (secretIds.tmdbToken === undefined) return composeTitleSource(tmdb)
  const { current } = await readSecret(client, secretIds.tmdbToken)
  return composeTitleSource({ ...tmdb, token: current })
}
