import { text } from '../fields.ts'
import type { Operation } from '../user-pool.ts'

/** Removes the account and ends its sign-ins. A seed account is back after a restart. */
export const deleteUser: Operation = async (pool, request) => {
  const { account } = await pool.tokens.read(text(request, 'AccessToken'))
  await pool.accounts.remove(account)
  await pool.sessions.closeAll(account.sub)
  return {}
}
