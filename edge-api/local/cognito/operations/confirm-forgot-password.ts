import { text } from '../fields.ts'
import { keepPassword, requireStrongPassword } from '../password.ts'
import { requireClient, type Operation } from '../user-pool.ts'

/** A password that is too weak does not spend the code. */
export const confirmForgotPassword: Operation = async (pool, request) => {
  requireClient(pool, request)
  const found = pool.accounts.get(text(request, 'Username'))
  const code = text(request, 'ConfirmationCode')
  const password = text(request, 'Password')
  requireStrongPassword(password)

  const account = pool.codes.redeem(found, 'forgot-password', code)
  const identity = { poolName: pool.name, userId: account.sub }
  await pool.accounts.put({ ...account, password: keepPassword(identity, password) })
  return {}
}
