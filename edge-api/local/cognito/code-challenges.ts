// Sign-ins that wait for the code of an authenticator app: a few tries, a few minutes.
import { randomBytes } from 'node:crypto'

export interface CodeChallenge {
  sub: string
  /** Counts a wrong code; the last one ends the sign-in. */
  fail(): void
  end(): void
}

export interface CodeChallenges {
  /** Returns the Session that the answer comes with. */
  add(sub: string): string
  get(session: string): CodeChallenge | undefined
}

const CHALLENGE_SECONDS = 3 * 60
/** A million codes and three tries: guessing takes longer than the account lives. */
const MAX_TRIES = 3
const MAX_CHALLENGES = 1000

export function createCodeChallenges(nowSeconds: () => number): CodeChallenges {
  const pending = new Map<string, { sub: string; triesLeft: number; expiresAtSeconds: number }>()
  return {
    add(sub) {
      const session = randomBytes(48).toString('base64url')
      pending.set(session, { sub, triesLeft: MAX_TRIES, expiresAtSeconds: nowSeconds() + CHALLENGE_SECONDS })
      for (const [oldest, { expiresAtSeconds }] of pending) {
        if (pending.size <= MAX_CHALLENGES && expiresAtSeconds > nowSeconds()) break
        pending.delete(oldest)
      }
      return session
    },
    get(session) {
      const found = pending.get(session)
      if (!found || found.expiresAtSeconds <= nowSeconds()) return undefined
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
