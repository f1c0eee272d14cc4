import { text } from '../fields.ts'
import type { Operation } from '../user-pool.ts'

export const getUser: Operation = async (pool, request) => {
  const { account } = await pool.tokens.read(text(request, 'AccessToken'))
  const attributes = {
    sub: account.sub,
    email_verified: String(account.confirmed),
    ...account.attributes,
  }
  return {
    Username: account.sub,
    ...(account.totp?.enabled === true && {
      PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA',
      UserMFASettingList: ['SOFTWARE_TOKEN_MFA'],
    }),
    UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
  }
}
