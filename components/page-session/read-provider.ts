// A provider's settings, read from its tag: also before it is upgraded, when a page may have set getToken already.

import type { Tracking } from '@intellistream/edge-api/contract'
import { toApi } from './resolve-api.ts'
import type { GetToken, PageSessionOptions } from './types.ts'

type ProviderTag = HTMLElement & { getToken?: GetToken | undefined }

/** Settings of the provider for `api` that nobody has upgraded yet; empty when there is none. */
export function readWaitingProvider(api: string): PageSessionOptions {
  const tags = document.querySelectorAll<ProviderTag>('is-provider[api]:not(:defined)')
  const tag = [...tags].find((candidate) => toApi(candidate.getAttribute('api')) === api)
  return tag ? readProvider(tag) : {}
}

export function readProvider(tag: ProviderTag): PageSessionOptions {
  const tracking = tag.getAttribute('tracking')
  return {
    ...(tag.getToken && { getToken: tag.getToken }),
    ...(isTracking(tracking) && { tracking }),
  }
}

function isTracking(value: string | null): value is Tracking {
  return value === 'off' || value === 'session' || value === 'user'
}
