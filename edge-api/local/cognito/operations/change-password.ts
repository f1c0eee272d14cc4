import { wrongCredentials } from '../cognito-error.ts'
import { text } from '../fields.ts'
import { keepPassword, matchesPassword, requireStrongPassword } from '../password.ts'
import type { Operation } from '../user-pool.ts'

export const changePassword: Operation = async (pool, request) => {
  const { account } = await pool.tokens.read(text(request, 'AccessToken'))
  const previous = text(request, 'PreviousPassword')
  const proposed = text(request, 'ProposedPassword')
  const identity = { poolName: pool.name, userId: account.sub }
  if (!matchesPassword(identity, previous, account.password)) throw wrongCredentials()
  requireStrongPassword(proposed)

  await pool.accounts.put({ ...account, password: keepPassword(identity, proposed) })
  return {}
}
