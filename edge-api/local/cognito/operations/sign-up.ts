import { randomUUID } from 'node:crypto'
import { normalize, type Account } from '../accounts.ts'
import { codeDelivery } from '../code-delivery.ts'
import { CognitoError, invalidParameter } from '../cognito-error.ts'
import { text } from '../fields.ts'
import { keepPassword, requireStrongPassword } from '../password.ts'
import { readUserAttributes } from '../user-attributes.ts'
import { requireClient, type Operation } from '../user-pool.ts'

/** Opens an account that cannot sign in until ConfirmSignUp. */
export const signUp: Operation = async (pool, request) => {
  requireClient(pool, request)
  const username = normalize(text(request, 'Username'))
  const password = text(request, 'Password')
  const attributes = readUserAttributes(request)
  if (!/^[^\s@]+@[^\s@]+$/.test(username)) throw invalidParameter('Username should be an email.')
  requireStrongPassword(password)
  if (pool.accounts.get(username)) {
    throw new CognitoError('UsernameExistsException', 'An account with the given email already exists.')
  }

  const sub = randomUUID()
  const account: Account = {
    sub,
    username,
    attributes: { ...attributes, email: username },
    groups: [],
    confirmed: false,
    password: keepPassword({ poolName: pool.name, userId: sub }, password),
  }
  await pool.accounts.put(account)
  pool.codes.send(account, 'confirm-sign-up')
  return { UserConfirmed: false, UserSub: sub, CodeDeliveryDetails: codeDelivery(username) }
}
