// SOFTWARE_TOKEN_MFA: the password was right, now the code of the authenticator app. MFA_SETUP: the app was just set up.
import { CognitoError, notAuthorized } from '../cognito-error.ts'
import { group, text } from '../fields.ts'
import { findTotpStep } from '../totp.ts'
import type { Operation } from '../user-pool.ts'
import { openSession } from './finish-sign-in.ts'

export const answerSoftwareToken: Operation = async (pool, request) => {
  const pending = pool.pendingSignIns.get(text(request, 'Session'), 'SOFTWARE_TOKEN_MFA')
  const account = pool.accounts.get(pending.sub)
  if (!account?.totp) throw notAuthorized('Invalid session for the user, session is expired.')
  const code = text(group(request, 'ChallengeResponses'), 'SOFTWARE_TOKEN_MFA_CODE')
  const step = findTotpStep(account.totp.secret, code, pool.nowSeconds())
  if (step === undefined || step <= account.totp.lastStep) {
    pending.fail()
    throw new CognitoError('CodeMismatchException', 'Invalid code received for user')
  }
  pending.end()
  await pool.accounts.put({ ...account, totp: { ...account.totp, lastStep: step } })
  return openSession(pool, account)
}

export const answerMfaSetup: Operation = async (pool, request) => {
  const pending = pool.pendingSignIns.get(text(request, 'Session'), 'MFA_SETUP')
  const account = pool.accounts.get(pending.sub)
  if (!account?.totp || account.totp.pending)
    throw notAuthorized('The authenticator app has not been verified yet.')
  pending.end()
  const enabled = { ...account, totp: { ...account.totp, enabled: true } }
  await pool.accounts.put(enabled)
  return openSession(pool, enabled)
}
