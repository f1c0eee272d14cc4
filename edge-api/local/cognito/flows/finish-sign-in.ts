import type { Account } from '../accounts.ts'
import { CognitoError } from '../cognito-error.ts'
import type { PendingStep } from '../pending-sign-ins.ts'
import type { UserPool } from '../user-pool.ts'

/**
 * The end of every sign-in, once the password is proved. First another password, where somebody else chose this one; then
 * a code of the authenticator app, where there is one, or its set-up, where the pool insists; else the tokens.
 */
export async function finishSignIn(pool: UserPool, account: Account): Promise<object> {
  if (!account.confirmed) throw new CognitoError('UserNotConfirmedException', 'User is not confirmed.')
  if (account.passwordIsTemporary === true)
    return wait(pool, account, 'NEW_PASSWORD_REQUIRED', {
      requiredAttributes: '[]',
      userAttributes: JSON.stringify({ email_verified: 'true', ...account.attributes }),
    })
  if (account.totp?.enabled === true) return wait(pool, account, 'SOFTWARE_TOKEN_MFA')
  if (pool.mfa === 'required')
    return wait(pool, account, 'MFA_SETUP', { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' })
  return openSession(pool, account)
}

/** Opens a session and hands out its tokens. */
export async function openSession(pool: UserPool, account: Account): Promise<object> {
  const { session, refreshToken } = await pool.sessions.open(account.sub)
  const tokens = await pool.tokens.issue(account, session)
  return { ChallengeParameters: {}, AuthenticationResult: { ...tokens, RefreshToken: refreshToken } }
}

function wait(pool: UserPool, { sub }: Account, step: PendingStep, parameters = {}): object {
  return {
    ChallengeName: step,
    Session: pool.pendingSignIns.add(sub, step),
    ChallengeParameters: { USER_ID_FOR_SRP: sub, ...parameters },
  }
}
