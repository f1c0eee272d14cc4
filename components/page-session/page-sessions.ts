// The page's sessions, one an API address. They live on globalThis under a registered symbol, because two copies of
// the kit on one page (a site's bundle and a partner's embed) must still make one request.

import { createPageSession } from './create-page-session.ts'
import type { PageSession } from './types.ts'

const KEY = Symbol.for('intellistream.v1')

type WithSessions = typeof globalThis & { [KEY]?: Map<string, PageSession> }

/** The session of an address as `toApi` writes it; made at the first ask. */
export function getPageSession(api: string): PageSession {
  const sessions = ((globalThis as WithSessions)[KEY] ??= new Map())
  const session = sessions.get(api) ?? createPageSession(api)
  sessions.set(api, session)
  return session
}
