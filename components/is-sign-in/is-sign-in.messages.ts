// What signing in has to say.

import type { SignInNotice, SignInProblemCode, SignInStep } from './sign-in-state.ts'

type StepType = SignInStep['type']

export interface SignInMessages {
  headings: Record<StepType, string>
  submit: Record<StepType, string>
  username: string
  password: string
  newPassword: string
  code: string
  passwordHint: string
  showPassword: string
  signUp: string
  signIn: string
  forgotten: string
  resend: string
  /** Where a code went; `destination` is an address as far as it may be told. */
  sent(destination: string | undefined): string
  forgottenIntro: string
  newPasswordIntro: string
  appIntro: string
  setupIntro: string
  secret: string
  openApp: string
  problems: Record<SignInProblemCode, string>
  notices: Record<SignInNotice, string>
  working: string
  signedInAs(name: string): string
  signOut: string
}
