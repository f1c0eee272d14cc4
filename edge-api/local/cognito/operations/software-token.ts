// An authenticator app: asked for, proved by a first code, then switched on or off.
import { CognitoError, invalidParameter } from '../cognito-error.ts'
import { group, text } from '../fields.ts'
import { createTotpSecret, findTotpStep } from '../totp.ts'
import type { Operation } from '../user-pool.ts'

/** A new secret; the one in use stays until the new one is proved. */
export const associateSoftwareToken: Operation = async (pool, request) => {
  const { account } = await pool.tokens.read(text(request, 'AccessToken'))
  const secret = createTotpSecret()
  if (account.totp?.enabled === true) {
    throw new CognitoError('ConcurrentModificationException', 'Switch the present app off first')
  }
  await pool.accounts.put({ ...account, totp: { secret, pending: true, enabled: false, lastStep: 0 } })
  return { SecretCode: secret }
}

export const verifySoftwareToken: Operation = async (pool, request) => {
  const { account } = await pool.tokens.read(text(request, 'AccessToken'))
  const { totp } = account
  if (!totp) throw new CognitoError('SoftwareTokenMFANotFoundException', 'Ask for a secret first')
  const step = findTotpStep(totp.secret, text(request, 'UserCode'), pool.nowSeconds())
  if (step === undefined || step <= totp.lastStep)
    throw new CognitoError('EnableSoftwareTokenMFAException', 'Code mismatch')
  await pool.accounts.put({ ...account, totp: { ...totp, pending: false, lastStep: step } })
  return { Status: 'SUCCESS' }
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
