// Where titles come from on AWS: TMDB, by a token that is a secret.

import { setTimeout as sleep } from 'node:timers/promises'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { storeCatalog } from '../adapters/catalog/store-catalog.ts'
import { readSecret } from '../adapters/secrets-manager/secret.ts'
import type { Config } from '../config.ts'
import type { Catalog } from '../ports/catalog.ts'
import type { ObjectStore } from '../ports/object-store.ts'
import type { TitleSource } from '../ports/title-source.ts'
import { need } from './need.ts'
import { composeTitles, composeTitleSource } from './titles.ts'

export interface TitlesOnAws {
  catalog: Catalog
  titleSource: TitleSource
  locales: readonly string[]
  sleep: (ms: number) => Promise<void>
}

/** What the job that enriches the catalog works with. */
export async function openTitles(config: Config, objectStore: ObjectStore): Promise<TitlesOnAws> {
  const { tmdb } = config
  return {
    catalog: storeCatalog({ objectStore, nowMs: Date.now, ...composeTitles(tmdb) }),
    titleSource: need(await composeTitleSourceOnAws(config), 'TMDB_TOKEN_ID'),
    locales: tmdb.locales,
    sleep: (ms) => sleep(ms),
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
