// Sign-ins that are half done: each secret block names one, opens it once, and only for a few minutes.
import { randomBytes } from 'node:crypto'
import type { Account } from './accounts.ts'

export interface SrpChallenge {
  /** Undefined for a user that does not exist: the exchange goes on, and fails as a wrong password does. */
  account: Account | undefined
  userId: string
  clientPublic: bigint
  serverPublic: bigint
  serverSecret: bigint
  verifier: bigint
}

export interface Challenges {
  /** Keeps a challenge and returns its secret block. */
  add(challenge: SrpChallenge): Buffer
  /** The challenge of this secret block, which is spent by asking. */
  take(secretBlock: Buffer): SrpChallenge | undefined
}

/** Cognito's default AuthSessionValidity. */
const CHALLENGE_SECONDS = 3 * 60
/** A bound on memory, far above what a laptop's users start in three minutes; the oldest go first. */
const MAX_CHALLENGES = 1000

export function createChallenges(nowSeconds: () => number): Challenges {
  const pending = new Map<string, { challenge: SrpChallenge; expiresAtSeconds: number }>()

  return {
    add(challenge) {
      const secretBlock = randomBytes(64)
      pending.set(secretBlock.toString('base64'), {
        challenge,
        expiresAtSeconds: nowSeconds() + CHALLENGE_SECONDS,
      })
      for (const [oldest, { expiresAtSeconds }] of pending) {
        if (pending.size <= MAX_CHALLENGES && expiresAtSeconds > nowSeconds()) break
        pending.delete(oldest)
      }
      return secretBlock
    },
    take(secretBlock) {
      const key = secretBlock.toString('base64')
      const found = pending.get(key)
      pending.delete(key)
      return found && found.expiresAtSeconds > nowSeconds() ? found.challenge : undefined
    },
  }
}
