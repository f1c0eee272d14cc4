import { notAuthorized } from '../cognito-error.ts'
import { text } from '../fields.ts'
import { requireClient, type Operation } from '../user-pool.ts'

export const confirmSignUp: Operation = async (pool, request) => {
  requireClient(pool, request)
  const found = pool.accounts.get(text(request, 'Username'))
  const code = text(request, 'ConfirmationCode')
  if (found?.confirmed) throw notAuthorized('User cannot be confirmed. Current status is CONFIRMED')

  const account = pool.codes.redeem(found, 'confirm-sign-up', code)
  await pool.accounts.put({ ...account, confirmed: true })
  return {}
}
