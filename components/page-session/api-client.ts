// The only code of the kit that talks to the API, deliveries of events aside.

import type {
  Problem,
  Session,
  SessionRequest,
  SlatesAnswer,
  SlatesRequest,
} from '@intellistream/edge-api/contract'
import { ApiFailure, toUnreachableProblem } from './problems.ts'
import type { ReportQuery } from './types.ts'

/** Longer than the API's own deadline, so that it can still answer with a fallback. */
const TIMEOUT_MS = 10_000

export interface ApiClient {
  postSlates(request: SlatesRequest, signal: AbortSignal): Promise<SlatesAnswer>
  openSession(request: SessionRequest, signal: AbortSignal): Promise<Session>
  getReport<Report>(query: ReportQuery, token: string, signal: AbortSignal): Promise<Report>
}

/** Every method throws ApiFailure, or the signal's reason when the caller aborted. */
export function createApiClient(api: string): ApiClient {
  return {
    postSlates: (request, signal) => ask('/v1/slates', toSimplePost(request), signal),
    openSession: (request, signal) => ask('/v1/session', toSimplePost(request), signal),
    getReport: ({ path, parameters }, token, signal) => {
      const query = new URLSearchParams({ ...parameters, timeZone: getTimeZone() })
      return ask(`${path}?${query}`, { headers: { authorization: `Bearer ${token}` } }, signal)
    },
  }

  async function ask<Answer>(path: string, init: RequestInit, signal: AbortSignal): Promise<Answer> {
    signal.throwIfAborted()
    const deadline = new AbortController()
    const abort = (): void => deadline.abort()
    const timer = setTimeout(abort, TIMEOUT_MS)
    signal.addEventListener('abort', abort, { once: true })
    try {
      const response = await fetch(api + path, { ...init, credentials: 'omit', signal: deadline.signal })
      const body: unknown = await response.json().catch(() => undefined)
      if (response.ok && body) return body as Answer
      throw new ApiFailure(isProblem(body) ? body : toUnreachableProblem(api, `answered ${response.status}`))
    } catch (cause) {
      signal.throwIfAborted()
      if (cause instanceof ApiFailure) throw cause
      throw new ApiFailure(toUnreachableProblem(api, 'does not answer'), { cause })
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', abort)
    }
  }
}

/** IANA name of the browser's zone. */
export function getTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** `text/plain` and no header of our own: the browser then sends it without a preflight. */
function toSimplePost(body: unknown): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'text/plain;charset=UTF-8' },
    body: JSON.stringify(body),
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'title' in body && 'status' in body
}
