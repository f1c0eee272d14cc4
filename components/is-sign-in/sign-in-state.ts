// What the element shows: one union, so that a step cannot lack what it needs.

import type { SignedInUser } from '../events/signed-in-event.ts'

export type FieldName = 'username' | 'password' | 'code'

export type SignInProblemCode =
  | 'username-missing'
  | 'username-invalid'
  | 'password-missing'
  | 'code-missing'
  | 'wrong-credentials'
  | 'username-taken'
  | 'weak-password'
  | 'wrong-code'
  | 'expired-code'
  | 'session-expired'
  | 'already-signed-in'
  | 'too-many-tries'
  | 'undelivered'
  | 'offline'
  | 'unsupported'
  | 'not-configured'
  | 'unknown'

export interface SignInProblem {
  code: SignInProblemCode
  /** The field it is about; without one it is about the step. */
  field?: FieldName
}

/** Said after something went well. */
export type SignInNotice = 'code-sent' | 'confirmed'

/** How a code reaches the user. */
export type CodeMedium = 'app' | 'email' | 'sms'

interface Step {
  problem?: SignInProblem
  notice?: SignInNotice
}

export type SignInState =
  /** Finding out who is signed in. */
  | { type: 'loading' }
  | ({ type: 'sign-in' | 'sign-up' | 'forgotten'; username?: string } & Step)
  /** A code was sent: to prove the address of a new account, or to choose another password. */
  | ({ type: 'confirm' | 'reset'; username: string; destination?: string } & Step)
  /** Somebody else chose the password. */
  | ({ type: 'new-password'; username: string } & Step)
  /** The second factor. */
  | ({ type: 'code'; username: string; medium: CodeMedium; destination?: string } & Step)
  /** The user pool insists on an authenticator app: its secret, and the same as a link for the app. */
  | ({ type: 'app-setup'; username: string; secret: string; uri: string } & Step)
  | { type: 'signed-in'; user: SignedInUser }

export type SignInStep = Exclude<SignInState, { type: 'loading' } | { type: 'signed-in' }>
