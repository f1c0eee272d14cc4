import { CognitoError, notAuthorized } from '../cognito-error.ts'
import { group, text } from '../fields.ts'
import type { Operation, UserPool } from '../user-pool.ts'

/**
 * Trades a refresh token for new access and ID tokens. With rotation the refresh token is replaced, too; the one before
 * works for the grace period, so that tabs that refresh at once all stay signed in.
 */
export async function refresh(
  pool: UserPool,
  refreshToken: string,
  { rotates }: { rotates: boolean },
): Promise<object> {
  const session = pool.sessions.getByRefreshToken(refreshToken)
  if (!session && pool.sessions.isReused(refreshToken))
    throw new CognitoError('RefreshTokenReuseException', 'Refresh token has been invalidated')
  const account = session && pool.accounts.get(session.sub)
  if (!session || !account) throw notAuthorized('Invalid Refresh Token')
  const rotation = rotates ? pool.refreshTokenRotation : undefined
  // Before anything is awaited: a sign-out meanwhile ends the new token, too.
  const rotated = rotation && { RefreshToken: await pool.sessions.rotate(session, rotation.graceSeconds) }
  const tokens = await pool.tokens.issue(account, session)
  return { ChallengeParameters: {}, AuthenticationResult: { ...tokens, ...rotated } }
}

/** REFRESH_TOKEN and REFRESH_TOKEN_AUTH, the older way, which Cognito refuses where tokens rotate. */
export const refreshByInitiateAuth: Operation = (pool, request) => {
  if (pool.refreshTokenRotation !== undefined)
    throw new CognitoError(
      'InvalidParameterException',
      'This flow is not enabled with refresh token rotation; use GetTokensFromRefreshToken',
    )
  return refresh(pool, text(group(request, 'AuthParameters'), 'REFRESH_TOKEN'), { rotates: false })
}
