import { notAuthorized } from '../cognito-error.ts'
import { group, text } from '../fields.ts'
import type { Operation, UserPool } from '../user-pool.ts'

/** Trades a refresh token for new access and ID tokens. The refresh token itself stays as it is. */
export async function refresh(pool: UserPool, refreshToken: string): Promise<object> {
  const session = pool.sessions.getByRefreshToken(refreshToken)
  const account = session && pool.accounts.get(session.sub)
  if (!session || !account) throw notAuthorized('Invalid Refresh Token')
  return { ChallengeParameters: {}, AuthenticationResult: await pool.tokens.issue(account, session) }
}

/** REFRESH_TOKEN and REFRESH_TOKEN_AUTH, the older way to ask for it. */
export const refreshByInitiateAuth: Operation = (pool, request) =>
  refresh(pool, text(group(request, 'AuthParameters'), 'REFRESH_TOKEN'))
