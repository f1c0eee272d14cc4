// A provider's settings, read from its tag: also before it is upgraded, when a page may have set getToken already.

import { TRACKING } from '../delivery/effective-tracking.ts'
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
  const { getToken } = tag
  return { getToken, tracking: TRACKING.find((value) => value === tag.getAttribute('tracking')) }
}
