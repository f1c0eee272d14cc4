import type { Account } from '../accounts.ts'
import { CognitoError } from '../cognito-error.ts'
import type { UserPool } from '../user-pool.ts'

/** The end of every sign-in, once the password is proved: opens a session and hands out its tokens. */
export async function finishSignIn(pool: UserPool, account: Account): Promise<object> {
  if (!account.confirmed) throw new CognitoError('UserNotConfirmedException', 'User is not confirmed.')
  const { session, refreshToken } = await pool.sessions.open(account.sub)
  const tokens = await pool.tokens.issue(account, session)
  return { ChallengeParameters: {}, AuthenticationResult: { ...tokens, RefreshToken: refreshToken } }
}
