// The API on memory ports. Every answer is parsed by the schema that the contract gives its route.

import * as v from 'valibot'
import { createApp, DEFAULT_SETTINGS } from '../../edge-api/app.ts'
import type { Settings } from '../../edge-api/app.ts'
import { ROUTES } from '../../edge-api/contract/routes.ts'
import { ProblemSchema } from '../../edge-api/contract/schemas/problem.ts'
import { SCHEMAS } from '../../edge-api/contract/schemas/named-schemas.ts'
import type { ClientEvent, Parcel } from '../../edge-api/contract/types.ts'
import { memoryPorts, SECRET } from './memory-ports.ts'
import type { MemoryPorts } from './memory-ports.ts'

export const USER = '11111111-1111-4111-8111-111111111111'
export const OTHER_USER = '22222222-2222-4222-8222-222222222222'

export interface TestApi {
  ports: MemoryPorts
  request(path: string, init?: RequestInit): Promise<Response>
  /** The answer of a GET, parsed; `token` is a bearer token. */
  get<T>(path: string, token?: string): Promise<T>
  /** A POST as the kit sends it: JSON as text/plain. */
  post<T>(path: string, body: unknown): Promise<T>
  /** A parcel with a valid token of the user. */
  parcel(events: unknown[], options?: { user?: string; batchId?: string; sentAt?: string }): Promise<Parcel>
}

export function testApi(settings: Partial<Settings> = {}, ports = memoryPorts()): TestApi {
  const app = createApp(ports, {
    ...DEFAULT_SETTINGS,
    allowedOrigins: ['https://site.example'],
    cursorSecret: SECRET,
    ...settings,
  })

  async function request(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await app.request(path, init)
    await check(response.clone(), path, init.method ?? 'GET')
    return response
  }

  return {
    ports,
    request,
    async get(path, token) {
      const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` }
      return (await (await request(path, { headers })).json()) as never
    },
    async post(path, body) {
      const headers = { 'content-type': 'text/plain;charset=UTF-8' }
      return (await (
        await request(path, { method: 'POST', headers, body: JSON.stringify(body) })
      ).json()) as never
    },
    async parcel(events, { user = USER, batchId = uuidV7(ports.clock.now(), 0xba), sentAt } = {}) {
      const { token } = await ports.ownTokens.issueIngest({ kind: 'user', id: user, groups: [] })
      const now = new Date(ports.clock.now()).toISOString()
      return { token, batchId, sentAt: sentAt ?? now, dropped: {}, events: events as ClientEvent[] }
    },
  }
}

/** Fails the test when an answer is not what the contract says. */
async function check(response: Response, path: string, method: string): Promise<void> {
  const { pathname } = new URL(path, 'http://test')
  const route = ROUTES.find(
    (one) =>
      one.method === method.toLowerCase() &&
      new RegExp(`^${one.path.replace('{itemId}', '[^/]+')}$`).test(pathname),
  )
  // What is not ready says so in the words of what is.
  if (response.status >= 400 && route?.answer !== 'Health') {
    v.parse(ProblemSchema, await response.json())
    return
  }
  if (route === undefined || response.status === 304 || route.answer.includes('/')) return
  v.parse(SCHEMAS[route.answer as keyof typeof SCHEMAS], await response.json())
}

/** A UUID of version 7 with that time and counter: readable, and the same in every run. */
export function uuidV7(ms: number, counter: number): string {
  const time = ms.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${counter.toString(16).padStart(12, '0')}`
}

/** An event as a client sends it; `minute` after 11:00 of the test's day. */
export function event(minute: number, more: Partial<ClientEvent>): ClientEvent {
  const occurredMs = Date.parse('2026-03-10T11:00:00.000Z') + minute * 60_000
  return {
    eventId: uuidV7(occurredMs, minute),
    eventType: 'click',
    occurredAt: new Date(occurredMs).toISOString(),
    sessionId: 'visit-1',
    ...more,
  }
}

export function watch(
  minute: number,
  itemId: string,
  percent: number,
  more: Partial<ClientEvent> = {},
): ClientEvent {
  const playing = { playId: `play-${itemId}`, watchedSeconds: percent * 60, durationSeconds: 6000 }
  return event(minute, { eventType: 'watch', itemId, ...playing, ...more })
}
