// USER_PASSWORD_AUTH: the password itself arrives, as from clients that cannot do SRP.
import { normalize } from '../accounts.ts'
import { wrongCredentials } from '../cognito-error.ts'
import { group, text } from '../fields.ts'
import { decoy, matchesPassword } from '../password.ts'
import type { Operation } from '../user-pool.ts'
import { finishSignIn } from './finish-sign-in.ts'

export const signInWithPassword: Operation = async (pool, request) => {
  const parameters = group(request, 'AuthParameters')
  const username = text(parameters, 'USERNAME')
  const given = text(parameters, 'PASSWORD')

  const account = pool.accounts.get(username)
  const { userId, password } = account
    ? { userId: account.sub, password: account.password }
    : decoy(pool.decoySecret, normalize(username))
  const matches = matchesPassword({ poolName: pool.name, userId }, given, password)
  if (!matches || !account) throw wrongCredentials()
  return finishSignIn(pool, account)
}
