import { codeDelivery } from '../code-delivery.ts'
import { invalidParameter, notAuthorized } from '../cognito-error.ts'
import { text } from '../fields.ts'
import { requireClient, type Operation } from '../user-pool.ts'

/** An unknown user gets the same answer, and no code. */
export const forgotPassword: Operation = async (pool, request) => {
  requireClient(pool, request)
  const username = text(request, 'Username')
  const account = pool.accounts.get(username)
  if (account && !account.confirmed) {
    throw invalidParameter('Cannot reset password for the user as there is no registered/verified email')
  }
  if (account?.passwordIsTemporary === true)
    throw notAuthorized('User password cannot be reset in the current state.')
  if (account) pool.codes.send(account, 'forgot-password')
  return { CodeDeliveryDetails: codeDelivery(username) }
}
