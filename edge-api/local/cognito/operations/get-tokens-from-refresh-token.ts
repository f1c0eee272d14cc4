import { text } from '../fields.ts'
import { refresh } from '../flows/refresh.ts'
import { requireClient, type Operation } from '../user-pool.ts'

/** How Amplify v6 refreshes. */
export const getTokensFromRefreshToken: Operation = async (pool, request) => {
  requireClient(pool, request)
  return refresh(pool, text(request, 'RefreshToken'), { rotates: true })
}
