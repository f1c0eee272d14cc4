import { invalidParameter } from '../cognito-error.ts'
import { text } from '../fields.ts'
import { answerNewPassword } from '../flows/new-password-required.ts'
import { answerPasswordVerifier } from '../flows/password-verifier.ts'
import { answerMfaSetup, answerSoftwareToken } from '../flows/software-token-mfa.ts'
import { requireClient, type Operation } from '../user-pool.ts'

const CHALLENGES = new Map<string, Operation>([
  ['PASSWORD_VERIFIER', answerPasswordVerifier],
  ['SOFTWARE_TOKEN_MFA', answerSoftwareToken],
  ['MFA_SETUP', answerMfaSetup],
  ['NEW_PASSWORD_REQUIRED', answerNewPassword],
])

export const respondToAuthChallenge: Operation = async (pool, request) => {
  requireClient(pool, request)
  const name = text(request, 'ChallengeName')
  const answer = CHALLENGES.get(name)
  if (!answer) {
    throw invalidParameter(
      `The local user pool has no challenge ${name}; it has ${[...CHALLENGES.keys()].join(', ')}`,
    )
  }
  return answer(pool, request)
}
