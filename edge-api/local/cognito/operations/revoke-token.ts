import { CognitoError } from '../cognito-error.ts'
import { text } from '../fields.ts'
import { requireClient, type Operation } from '../user-pool.ts'

/** Ends one sign-in. A token that is already void is no error: what was wanted is so (RFC 7009 section 2.2). */
export const revokeToken: Operation = async (pool, request) => {
  requireClient(pool, request)
  const token = text(request, 'Token')
  if (/^[\w-]+\.[\w-]+\.[\w-]*$/.test(token)) {
    throw new CognitoError('UnsupportedTokenTypeException', 'Only refresh tokens can be revoked')
  }
  const session = pool.sessions.getByRefreshToken(token)
  if (session) await pool.sessions.close(session)
  return {}
}
