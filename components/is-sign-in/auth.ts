// A user pool in our words. Amplify is behind it, and is loaded only when somebody needs it.

import type { SignedInUser } from '../events/signed-in-event.ts'
import type { SignInProblem, SignInStep } from './sign-in-state.ts'

export interface PoolOptions {
  userPoolId: string
  userPoolClientId: string
  /** Where the user pool is, when it is not at Amazon. */
  endpoint: string
}

/** What a sign-in leads to: the next step, or the end of it. */
export type NextStep = SignInStep | 'done'

export interface Auth {
  getUser(): Promise<SignedInUser | undefined>
  getToken(options?: { forceRefresh?: boolean }): Promise<string | null>
  signIn(username: string, password: string): Promise<NextStep>
  /** Answers what the sign-in under way asked for. */
  answer(username: string, response: string): Promise<NextStep>
  signUp(username: string, password: string): Promise<NextStep>
  confirmSignUp(username: string, code: string): Promise<void>
  /** Sends a code; resolves with where to, as far as may be told. */
  resendCode(username: string): Promise<string | undefined>
  forgetPassword(username: string): Promise<string | undefined>
  resetPassword(username: string, code: string, password: string): Promise<void>
  signOut(): Promise<void>
  /** Calls back whenever somebody signs in or out, or another configuration is set, by whoever, until `signal` aborts. */
  onChange(callback: () => void, signal: AbortSignal): void
}

/** Why a step failed, in our words. */
export class SignInFailure extends Error {
  override readonly name = 'SignInFailure'
  readonly problem: SignInProblem

  constructor(problem: SignInProblem, options?: ErrorOptions) {
    super(`Sign-in failed: ${problem.code}`, options)
    this.problem = problem
  }
}
