// USER_SRP_AUTH, the first half: Amplify's default sign-in, in which the password never travels.
import { randomBytes } from 'node:crypto'
import { invalidParameter } from '../cognito-error.ts'
import { group, text } from '../fields.ts'
import { normalize } from '../accounts.ts'
import { decoy } from '../password.ts'
import { isUsableClientPublic, toBigInt, toPaddedBytes, toServerPublic } from '../srp.ts'
import type { Operation } from '../user-pool.ts'

export const startUserSrp: Operation = async (pool, request) => {
  const parameters = group(request, 'AuthParameters')
  const username = text(parameters, 'USERNAME')
  const clientPublic = parsePublic(text(parameters, 'SRP_A'))

  const account = pool.accounts.get(username)
  const { userId, password } = account
    ? { userId: account.sub, password: account.password }
    : decoy(pool.decoySecret, normalize(username))
  const verifier = BigInt(`0x${password.verifier}`)
  const serverSecret = toBigInt(randomBytes(32))
  const serverPublic = toServerPublic(verifier, serverSecret)
  const secretBlock = pool.challenges.add({
    account,
    userId,
    clientPublic,
    serverPublic,
    serverSecret,
    verifier,
  })
  return {
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeParameters: {
      SALT: password.salt,
      SRP_B: toPaddedBytes(serverPublic).toString('hex'),
      SECRET_BLOCK: secretBlock.toString('base64'),
      USER_ID_FOR_SRP: userId,
      USERNAME: userId,
    },
  }
}

function parsePublic(hex: string): bigint {
  if (!/^[0-9a-f]{1,1024}$/i.test(hex)) throw invalidParameter('SRP_A must be a hexadecimal number')
  const clientPublic = BigInt(`0x${hex}`)
  if (!isUsableClientPublic(clientPublic)) throw invalidParameter('SRP_A mod N must not be 0')
  return clientPublic
}
