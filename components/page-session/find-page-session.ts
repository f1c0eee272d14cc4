// How an element finds the page session: nearest provider, first provider of the page, own `api` attribute.

import { documentParsed } from './document-parsed.ts'
import { getPageSession } from './page-sessions.ts'
import { requestPageSession } from './page-session-context.ts'
import { findProvider, resolveApi } from './resolve-api.ts'
import type { PageSession } from './types.ts'

/**
 * The page session that serves `element`; undefined when neither a provider nor an `api` attribute names an address,
 * and the element then shows `missingApiProblem`. Waits for the parser only when the answer can still change: an
 * ancestor provider answers at once, the first provider of the document may not have been parsed yet.
 */
export async function findPageSession(element: HTMLElement): Promise<PageSession | undefined> {
  const answered = requestPageSession(element)
  if (answered) return answered
  if (!findProvider(element)?.hasAttribute('api')) await documentParsed()
  const api = resolveApi(element)
  return api === undefined ? undefined : getPageSession(api)
}
