// Problems that the browser itself finds, in the shape in which the API reports its own.

import type { Problem } from '@intellistream/edge-api/contract'

const toType = (name: string): string => `https://intellistream.dev/problems/${name}`

/** What an element shows when `findPageSession` finds nothing. */
export const missingApiProblem: Problem = {
  type: toType('missing-api'),
  title: 'No API address',
  status: 0,
  detail: 'Set the api attribute on this element, or put <is-provider api="https://…"> on the page.',
  requestId: '',
}

/** The API could not be reached, or answered with something that is not its wire. */
export function toUnreachableProblem(api: string, what: string): Problem {
  const detail = `${api} ${what}. Check the connection and the api attribute, then try again.`
  return { type: toType('unreachable'), title: 'The API cannot be reached', status: 0, detail, requestId: '' }
}

/** The page's getToken threw, or gave a token that the API refuses even when fresh. */
export function toSignInProblem(detail: string): Problem {
  return { type: toType('sign-in-required'), title: 'Sign in again', status: 401, detail, requestId: '' }
}

/** Carries a problem through promises. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure'
  readonly problem: Problem

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.detail, options)
    this.problem = problem
  }
}

/** Any failure of a request as a problem. */
export function toProblem(api: string, failure: unknown): Problem {
  return failure instanceof ApiFailure
    ? failure.problem
    : toUnreachableProblem(api, `could not be asked (${String(failure)})`)
}

/** Whether the same request may succeed later, so that an old answer is better than an error. */
export function isTransient({ status }: Problem): boolean {
  return status === 0 || status === 429 || status >= 500
}
