import { text } from '../fields.ts'
import type { Operation } from '../user-pool.ts'

/** Ends every sign-in of the user, on all devices. */
export const globalSignOut: Operation = async (pool, request) => {
  const { account } = await pool.tokens.read(text(request, 'AccessToken'))
  await pool.sessions.closeAll(account.sub)
  return {}
}
