// The one place where errors become answers: application/problem+json (RFC 9457).

import type { Problem } from '../contract/types.ts'
import { DependencyUnavailable, InvalidRequest, NotAllowed, UnknownItem } from '../domain/errors.ts'
import { CatalogUnavailable } from '../ports/catalog.ts'
import { IdentityUnavailable, InvalidToken } from '../ports/identity.ts'
import { ObjectStoreUnavailable } from '../ports/object-store.ts'
import { answer, NEVER } from './answer.ts'
import type { ApiContext } from './context.ts'
import { BodyTooLarge, NotSignedIn, TooManyRequests, UnknownRoute, UnsupportedBody } from './errors.ts'

type Described = Omit<Problem, 'requestId' | 'type'> & { name: string }

/** Everything unknown is a 500 that gives its request id and nothing else. */
export function toProblem(error: unknown, requestId: string): Problem {
  const { name, ...described } = describe(error)
  return { type: `https://intellistream.dev/problems/${name}`, ...described, requestId }
}

export function answerProblem(c: ApiContext, error: unknown): Response {
  const problem = toProblem(error, c.get('requestId'))
  const headers: Record<string, string> = {}
  if (problem.status === 401) headers['www-authenticate'] = 'Bearer'
  if (problem.retryAfterSeconds !== undefined) headers['retry-after'] = String(problem.retryAfterSeconds)
  return answer(c, JSON.stringify(problem), {
    status: problem.status,
    cache: NEVER,
    contentType: 'application/problem+json; charset=utf-8',
    headers,
  })
}

function describe(error: unknown): Described {
  if (error instanceof InvalidRequest) {
    const detail = 'Correct the fields in errors and send the request again.'
    return {
      name: 'invalid-request',
      title: 'The request is invalid',
      status: 400,
      detail,
      errors: error.errors,
    }
  }
  if (error instanceof NotSignedIn || error instanceof InvalidToken) {
    const detail = 'Send a valid token: a Cognito access token, or an anonymous token from POST /v1/session.'
    return { name: 'not-signed-in', title: 'A valid token is needed', status: 401, detail }
  }
  if (error instanceof NotAllowed) {
    return { name: 'not-allowed', title: 'Not allowed', status: 403, detail: `${error.message}.` }
  }
  if (error instanceof UnknownItem) {
    const detail = 'Use an itemId of the catalog.'
    return { name: 'unknown-item', title: 'There is no such item', status: 404, detail }
  }
  if (error instanceof UnknownRoute) {
    const detail = 'GET /docs lists the routes.'
    return { name: 'unknown-route', title: 'There is no such route', status: 404, detail }
  }
  if (error instanceof BodyTooLarge) {
    const detail = `Send at most ${error.maxBytes} bytes; halve the parcel.`
    return { name: 'too-large', title: 'The body is too large', status: 413, detail }
  }
  if (error instanceof TooManyRequests) {
    const { retryAfterSeconds } = error
    const detail = 'Wait as long as Retry-After says; nothing is lost.'
    return { name: 'too-many-requests', title: 'Too many requests', status: 429, detail, retryAfterSeconds }
  }
  if (error instanceof UnsupportedBody) {
    const detail = 'Send JSON as text/plain or application/json, uncompressed.'
    return { name: 'unsupported-body', title: 'The body cannot be read', status: 415, detail }
  }
  if (
    error instanceof DependencyUnavailable ||
    error instanceof CatalogUnavailable ||
    error instanceof IdentityUnavailable ||
    error instanceof ObjectStoreUnavailable
  ) {
    const retryAfterSeconds = error instanceof DependencyUnavailable ? error.retryAfterSeconds : 2
    const detail = 'Something this answer needs is not available right now; try again.'
    return { name: 'unavailable', title: 'Not available right now', status: 503, detail, retryAfterSeconds }
  }
  const detail = 'This is our fault. Quote the request id when reporting it.'
  return { name: 'internal', title: 'Something went wrong', status: 500, detail }
}
