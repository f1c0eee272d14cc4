import { codeDelivery } from '../code-delivery.ts'
import { invalidParameter } from '../cognito-error.ts'
import { text } from '../fields.ts'
import { requireClient, type Operation } from '../user-pool.ts'

/** An unknown user gets the same answer, and no code. */
export const resendConfirmationCode: Operation = async (pool, request) => {
  requireClient(pool, request)
  const username = text(request, 'Username')
  const account = pool.accounts.get(username)
  if (account?.confirmed) throw invalidParameter('User is already confirmed.')
  if (account) pool.codes.send(account, 'confirm-sign-up')
  return { CodeDeliveryDetails: codeDelivery(username) }
}
