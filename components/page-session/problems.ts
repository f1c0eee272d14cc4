// Problems that the browser itself finds, in the shape in which the API reports its own.

import type { Problem } from '@intellistream/edge-api/contract'

/** What an element shows when `findPageSession` finds nothing. */
export const missingApiProblem = toOwnProblem(
  'missing-api',
  'No API address',
  'Set the api attribute on this element, or put <is-provider api="https://…"> on the page.',
)

/** Any failure of a request: what the API says in its `cause`, else that the API cannot be reached. */
export function toProblem(api: string, failure: unknown): Problem {
  const cause = (failure as Error | undefined)?.cause as Problem | undefined
  return typeof cause?.status === 'number'
    ? cause
    : toOwnProblem('unreachable', 'The API cannot be reached', `Check the connection to ${api}.`)
}

/** Whether the same request may succeed later, so that an old answer is better than an error. */
export function isTransient({ status }: Problem): boolean {
  return status === 0 || status === 429 || status >= 500
}

function toOwnProblem(name: string, title: string, detail: string): Problem {
  return { type: `https://intellistream.dev/problems/${name}`, title, status: 0, detail, requestId: '' }
}
