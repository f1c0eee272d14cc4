// NEW_PASSWORD_REQUIRED: the password was right, but somebody else chose it. Now the user's own.
import { notAuthorized } from '../cognito-error.ts'
import { group, text } from '../fields.ts'
import { keepPassword, requireStrongPassword } from '../password.ts'
import type { Operation } from '../user-pool.ts'
import { finishSignIn } from './finish-sign-in.ts'

/** A password that is too weak does not end the sign-in. */
export const answerNewPassword: Operation = async (pool, request) => {
  const pending = pool.pendingSignIns.get(text(request, 'Session'), 'NEW_PASSWORD_REQUIRED')
  const account = pool.accounts.get(pending.sub)
  if (!account) throw notAuthorized('Invalid session for the user, session is expired.')
  const password = text(group(request, 'ChallengeResponses'), 'NEW_PASSWORD')
  requireStrongPassword(password)

  pending.end()
  const { passwordIsTemporary: _was, ...rest } = account
  const identity = { poolName: pool.name, userId: account.sub }
  const changed = { ...rest, password: keepPassword(identity, password) }
  await pool.accounts.put(changed)
  return finishSignIn(pool, changed)
}
