// Sign-ins whose password was right and that wait for one thing more: a few tries, a few minutes.
import { randomBytes } from 'node:crypto'
import { notAuthorized } from './cognito-error.ts'

/** What a sign-in waits for, by the name of its challenge. */
export type PendingStep = 'SOFTWARE_TOKEN_MFA' | 'MFA_SETUP' | 'NEW_PASSWORD_REQUIRED'

export interface PendingSignIn {
  sub: string
  /** Counts a wrong answer; the last one ends the sign-in. */
  fail(): void
  end(): void
}

export interface PendingSignIns {
  /** Returns the Session that the answer comes with. */
  add(sub: string, step: PendingStep): string
  /** Throws as Cognito does when there is no such sign-in, or no longer, or it waits for something else. */
  get(session: string, step: PendingStep): PendingSignIn
}

/** Cognito's default AuthSessionValidity. */
const VALID_SECONDS = 3 * 60
/** A million codes and three tries: guessing takes longer than the account lives. */
const MAX_TRIES = 3
const MAX_PENDING = 1000

export function createPendingSignIns(nowSeconds: () => number): PendingSignIns {
  const pending = new Map<
    string,
    { sub: string; step: PendingStep; triesLeft: number; expiresAtSeconds: number }
  >()
  return {
    add(sub, step) {
      const session = randomBytes(48).toString('base64url')
      pending.set(session, {
        sub,
        step,
        triesLeft: MAX_TRIES,
        expiresAtSeconds: nowSeconds() + VALID_SECONDS,
      })
      for (const [oldest, { expiresAtSeconds }] of pending) {
        if (pending.size <= MAX_PENDING && expiresAtSeconds > nowSeconds()) break
        pending.delete(oldest)
      }
      return session
    },
    get(session, step) {
      const found = pending.get(session)
      if (!found || found.step !== step || found.expiresAtSeconds <= nowSeconds())
        throw notAuthorized('Invalid session for the user, session is expired.')
      return {
        sub: found.sub,
        fail() {
          found.triesLeft -= 1
          if (found.triesLeft <= 0) pending.delete(session)
        },
        end: () => void pending.delete(session),
      }
    },
  }
}
