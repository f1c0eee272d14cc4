// USER_SRP_AUTH, the second half: the client proves that it knew the password.
import { notAuthorized, wrongCredentials } from '../cognito-error.ts'
import { group, text } from '../fields.ts'
import { sameBytes } from '../password.ts'
import { toSharedKey, toSignature } from '../srp.ts'
import type { Operation } from '../user-pool.ts'
import { finishSignIn } from './finish-sign-in.ts'

export const answerPasswordVerifier: Operation = async (pool, request) => {
  const responses = group(request, 'ChallengeResponses')
  const timestamp = text(responses, 'TIMESTAMP')
  const signature = Buffer.from(text(responses, 'PASSWORD_CLAIM_SIGNATURE'), 'base64')
  const secretBlock = Buffer.from(text(responses, 'PASSWORD_CLAIM_SECRET_BLOCK'), 'base64')

  const challenge = pool.challenges.take(secretBlock)
  if (!challenge) throw notAuthorized('Invalid session for the user, session is expired.')

  const { account, userId } = challenge
  const identity = { poolName: pool.name, userId }
  const expected = toSignature(toSharedKey(challenge), identity, secretBlock, timestamp)
  if (!sameBytes(signature, expected) || !account) throw wrongCredentials()
  return finishSignIn(pool, account)
}
