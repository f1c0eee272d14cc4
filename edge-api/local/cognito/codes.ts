// The codes Cognito would send by email, and the mailbox where a laptop finds them instead.
import { randomInt } from 'node:crypto'
import type { Account } from './accounts.ts'
import { CognitoError } from './cognito-error.ts'
import { sameText } from './password.ts'

export type CodePurpose = 'confirm-sign-up' | 'forgot-password'

export interface Message {
  to: string
  purpose: CodePurpose
  code: string
  sentAt: string
  expiresAt: string
}

export interface Codes {
  /** Puts a new code into the account's mailbox; the earlier one for the same purpose is void. */
  send(account: Account, purpose: CodePurpose): void
  /**
   * Spends the code and returns the account, or throws: ExpiredCodeException to who has the right code too late,
   * CodeMismatchException to anybody else, so that a guess does not tell whether there is such a user.
   */
  redeem(account: Account | undefined, purpose: CodePurpose, code: string): Account
  /** Newest first. */
  getMessages(username: string): Message[]
}

/** Life of each code: https://docs.aws.amazon.com/cognito/latest/developerguide/limits.html */
const LIFE_SECONDS: Record<CodePurpose, number> = { 'confirm-sign-up': 24 * 3600, 'forgot-password': 3600 }
/** Guesses at one code, of a million, before it is void. */
const MAX_TRIES = 5
/** A bound on memory; the oldest go first. */
const MAX_MESSAGES = 200

export function createCodes(nowSeconds: () => number): Codes {
  const pending = new Map<string, { code: string; expiresAtSeconds: number; triesLeft: number }>()
  const messages: Message[] = []

  return {
    send(account, purpose) {
      const code = String(randomInt(1_000_000)).padStart(6, '0')
      const expiresAtSeconds = nowSeconds() + LIFE_SECONDS[purpose]
      pending.set(`${purpose} ${account.sub}`, { code, expiresAtSeconds, triesLeft: MAX_TRIES })
      messages.unshift({
        to: account.username,
        purpose,
        code,
        sentAt: toIso(nowSeconds()),
        expiresAt: toIso(expiresAtSeconds),
      })
      messages.splice(MAX_MESSAGES)
    },
    redeem(account, purpose, code) {
      const key = `${purpose} ${account?.sub ?? ''}`
      const found = pending.get(key)
      if (!account || !found || !sameText(found.code, code)) {
        if (found && --found.triesLeft === 0) pending.delete(key)
        throw new CognitoError(
          'CodeMismatchException',
          'Invalid verification code provided, please try again.',
        )
      }
      pending.delete(key)
      if (found.expiresAtSeconds <= nowSeconds()) {
        throw new CognitoError('ExpiredCodeException', 'Invalid code provided, please request a code again.')
      }
      return account
    },
    getMessages: (username) => messages.filter(({ to }) => to === username),
  }
}

function toIso(seconds: number): string {
  return new Date(seconds * 1000).toISOString()
}
