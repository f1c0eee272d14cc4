// SOFTWARE_TOKEN_MFA: the password was right, now the code of the authenticator app.
import { CognitoError, notAuthorized } from '../cognito-error.ts'
import { group, text } from '../fields.ts'
import { findTotpStep } from '../totp.ts'
import type { Operation } from '../user-pool.ts'
import { openSession } from './finish-sign-in.ts'

export const answerSoftwareToken: Operation = async (pool, request) => {
  const challenge = pool.codeChallenges.get(text(request, 'Session'))
  const account = challenge && pool.accounts.get(challenge.sub)
  if (!challenge || !account?.totp) throw notAuthorized('Invalid session for the user, session is expired.')
  const code = text(group(request, 'ChallengeResponses'), 'SOFTWARE_TOKEN_MFA_CODE')
  const step = findTotpStep(account.totp.secret, code, pool.nowSeconds())
  if (step === undefined || step <= account.totp.lastStep) {
    challenge.fail()
    throw new CognitoError('CodeMismatchException', 'Invalid code received for user')
  }
  challenge.end()
  await pool.accounts.put({ ...account, totp: { ...account.totp, lastStep: step } })
  return openSession(pool, account)
}
