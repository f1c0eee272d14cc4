import type { Account } from '../accounts.ts'
import { CognitoError } from '../cognito-error.ts'
import type { UserPool } from '../user-pool.ts'

/** The end of every sign-in, once the password is proved: a code of the authenticator app, where there is one, or the tokens. */
export async function finishSignIn(pool: UserPool, account: Account): Promise<object> {
  if (!account.confirmed) throw new CognitoError('UserNotConfirmedException', 'User is not confirmed.')
  if (account.totp?.enabled !== true) return openSession(pool, account)
  return {
    ChallengeName: 'SOFTWARE_TOKEN_MFA',
    Session: pool.codeChallenges.add(account.sub),
    ChallengeParameters: { USER_ID_FOR_SRP: account.sub },
  }
}

/** Opens a session and hands out its tokens. */
export async function openSession(pool: UserPool, account: Account): Promise<object> {
  const { session, refreshToken } = await pool.sessions.open(account.sub)
  const tokens = await pool.tokens.issue(account, session)
  return { ChallengeParameters: {}, AuthenticationResult: { ...tokens, RefreshToken: refreshToken } }
}
