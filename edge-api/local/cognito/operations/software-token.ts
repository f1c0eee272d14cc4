// An authenticator app: asked for, proved by a first code, then switched on or off. By a signed-in user, or by a sign-in
// that waits for it.
import type { Account } from '../accounts.ts'
import { CognitoError, invalidParameter, notAuthorized } from '../cognito-error.ts'
import { group, text, type Fields } from '../fields.ts'
import { createTotpSecret, findTotpStep } from '../totp.ts'
import type { Operation, UserPool } from '../user-pool.ts'

/** A new secret; the one in use stays until the new one is proved. */
export const associateSoftwareToken: Operation = async (pool, request) => {
  const { account, session } = await readWho(pool, request)
  const secret = createTotpSecret()
  if (account.totp?.enabled === true) {
    throw new CognitoError('ConcurrentModificationException', 'Switch the present app off first')
  }
  await pool.accounts.put({ ...account, totp: { secret, pending: true, enabled: false, lastStep: 0 } })
  return { SecretCode: secret, ...session }
}

export const verifySoftwareToken: Operation = async (pool, request) => {
  const { account, session } = await readWho(pool, request)
  const { totp } = account
  if (!totp) throw new CognitoError('SoftwareTokenMFANotFoundException', 'Ask for a secret first')
  const step = findTotpStep(totp.secret, text(request, 'UserCode'), pool.nowSeconds())
  if (step === undefined || step <= totp.lastStep)
    throw new CognitoError('EnableSoftwareTokenMFAException', 'Code mismatch')
  await pool.accounts.put({ ...account, totp: { ...totp, pending: false, lastStep: step } })
  return { Status: 'SUCCESS', ...session }
}

export const setUserMfaPreference: Operation = async (pool, request) => {
  const { account } = await pool.tokens.read(text(request, 'AccessToken'))
  const { Enabled: enabled } = group(request, 'SoftwareTokenMfaSettings')
  if (typeof enabled !== 'boolean')
    throw invalidParameter('SoftwareTokenMfaSettings.Enabled must be a boolean')
  const { totp } = account
  if (enabled && (!totp || totp.pending)) throw invalidParameter('User has not verified software token mfa')
  if (totp) await pool.accounts.put({ ...account, totp: { ...totp, enabled } })
  return {}
}

/** Whose app it is, and the Session that the next request of a waiting sign-in comes with. */
async function readWho(
  pool: UserPool,
  request: Fields,
): Promise<{ account: Account; session: { Session?: string } }> {
  if (request['Session'] === undefined) {
    const { account } = await pool.tokens.read(text(request, 'AccessToken'))
    return { account, session: {} }
  }
  const Session = text(request, 'Session')
  const account = pool.accounts.get(pool.pendingSignIns.get(Session, 'MFA_SETUP').sub)
  if (!account) throw notAuthorized('Invalid session for the user, session is expired.')
  return { account, session: { Session } }
}
