// The API that the model's tabs talk to: it knows who a token belongs to, stores by eventId, and fails when it is told to.

import type { Parcel, Session } from '../../../edge-api/contract/types.ts'

export const MISHAPS = [
  'lostRequest',
  'lostAnswer',
  'unavailable',
  'refused',
  'tooLarge',
  'half',
  'rejects',
] as const
export type Mishap = (typeof MISHAPS)[number]

export interface ModelApi {
  /** What happens to the next parcels, in order; then all is well. */
  mishaps: Mishap[]
  /** Subjects by itemId: in the model every event has an item of its own. */
  archive: Map<string, Set<string>>
  /** Items of events that were rejected for good. */
  rejected: Set<string>
  /** What parcels said was given up, by batchId. */
  reported: Map<string, Record<string, number>>
  /** Undefined when nothing is heard. */
  serve(path: string, body: string, nowMs: number): Response | undefined
}

const DAY_MS = 86_400_000

export function createModelApi(): ModelApi {
  const subjects = new Map<string, string>()
  const ended = new Set<string>()
  let issued = 0

  function openSession(
    { token, anonymousToken }: { token?: string; anonymousToken?: string },
    nowMs: number,
  ): Session {
    const anonymous = anonymousToken ?? `anonymous.${(issued += 1)}`
    const subject = token ?? anonymous
    const ingestToken = `ingest ${(issued += 1)}`
    subjects.set(ingestToken, subject)
    const expiresAt = new Date(nowMs + DAY_MS * 365).toISOString()
    return {
      ...(token === undefined && { anonymousToken: anonymous, anonymousExpiresAt: expiresAt }),
      ingestToken,
      ingestExpiresAt: expiresAt,
      subjectKey: `key of ${subject}`,
    }
  }

  function take({ token, batchId, dropped, events }: Parcel, mishap: Mishap | undefined): Response {
    if (mishap === 'refused') ended.add(token)
    if (ended.has(token)) return new Response('{}', { status: 401 })
    if (mishap === 'unavailable') return new Response('{}', { status: 503, headers: { 'retry-after': '2' } })
    if (mishap === 'tooLarge') return new Response('{}', { status: 413 })
    api.reported.set(batchId, dropped)
    const told = mishap === 'half' ? events.slice(0, Math.ceil(events.length / 2)) : events
    const results = told.map(({ eventId, itemId = '' }, index) => {
      const isRejected =
        api.rejected.has(itemId) || (mishap === 'rejects' && index === 0 && !api.archive.has(itemId))
      if (isRejected) api.rejected.add(itemId)
      else api.archive.set(itemId, (api.archive.get(itemId) ?? new Set()).add(subjects.get(token) ?? ''))
      return { eventId, status: isRejected ? 'rejected' : 'accepted' }
    })
    return new Response(JSON.stringify({ batchId, results }), { status: 202 })
  }

  const api: ModelApi = {
    mishaps: [],
    archive: new Map(),
    rejected: new Set(),
    reported: new Map(),
    serve(path, text, nowMs) {
      const body = JSON.parse(text) as Parcel
      if (path !== '/v1/events') return new Response(JSON.stringify(openSession(body, nowMs)))
      const mishap = api.mishaps.shift()
      if (mishap === 'lostRequest') return undefined
      const response = take(body, mishap)
      return mishap === 'lostAnswer' ? undefined : response
    },
  }
  return api
}
