// The scripted API as a test sees it: one folder a test, so that tests know nothing of each other.

import type { ClientEvent, Parcel, SessionRequest, SlatesRequest } from '@intellistream/edge-api/contract'

type SeenBody = SessionRequest & Omit<SlatesRequest, 'token'> & Omit<Parcel, 'token'>

export interface SeenRequest {
  method: string
  path: string
  authorization?: string
  /** What it has depends on the route; the rest is undefined. */
  body: SeenBody
  bytes: number
  /** Milliseconds since the Unix epoch. */
  at: number
  /** Parcels that were being answered when this one came, itself included. */
  concurrent: number
}

export interface Reply {
  /** Answers with an error. */
  status?: number
  headers?: Record<string, string>
  /** Does what was asked, and then cuts the connection. */
  lost?: boolean
  /** Answers only after `release`. */
  held?: boolean
  /** Status by index of a slate: a part of the answer is a problem. */
  failing?: Record<string, number>
}

export interface PageApi {
  /** The address to give to the kit. */
  url: string
  /** Scripts the next answers of a route; after them it answers as it should. */
  reply(path: string, ...replies: Reply[]): Promise<void>
  release(): Promise<void>
  /** What was asked of a route, oldest first; a preflight is a request too. */
  requests(path?: string): Promise<SeenRequest[]>
  /** What the archive would hold: each eventId once. */
  events(): Promise<ClientEvent[]>
}

let made = 0

export async function createPageApi(): Promise<PageApi> {
  const origin = await (await fetch('/page-api-origin')).text()
  const url = `${origin}/${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}-${++made}`
  const get = async <Value>(path: string): Promise<Value> =>
    (await fetch(url + path)).json() as Promise<Value>
  const post = async (path: string, body: unknown): Promise<void> => {
    await fetch(url + path, { method: 'POST', body: JSON.stringify(body) })
  }
  return {
    url,
    reply: (path, ...replies) => post('/control/replies', { path, replies }),
    release: () => post('/control/release', {}),
    requests: async (path = '') =>
      (await get<SeenRequest[]>('/control/requests')).filter((request) => request.path.startsWith(path)),
    events: () => get('/control/events'),
  }
}
