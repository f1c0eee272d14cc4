// Access tokens of a Cognito user pool. ID tokens, other clients' tokens and tokens without an end are refused.

import { CognitoJwtVerifier } from 'aws-jwt-verify'
import { FetchError, WaitPeriodNotYetEndedJwkError } from 'aws-jwt-verify/error'
import { IdentityUnavailable, InvalidToken } from '../../ports/identity.ts'
import type { UserTokens } from '../../ports/identity.ts'

type Jwks = Parameters<ReturnType<typeof createVerifier>['cacheJwks']>[0]

export interface CognitoUserTokensOptions {
  userPoolId: string
  clientIds: string[]
  /** Keys known beforehand, so that the first request need not fetch them; without them they are fetched when needed. */
  jwks?: Jwks
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i
/** Clocks of our own machines differ a little. */
const GRACE_SECONDS = 5

/** Throws when the pool id cannot be one. */
export function cognitoUserTokens({ userPoolId, clientIds, jwks }: CognitoUserTokensOptions): UserTokens {
  if (clientIds.length === 0) throw new RangeError('clientIds must name at least one app client')
  const verifier = createVerifier(userPoolId, clientIds)
  if (jwks !== undefined) verifier.cacheJwks(jwks)

  return {
    async verify(token) {
      try {
        const payload = await verifier.verify(token)
        return { kind: 'user', id: payload.sub, groups: payload['cognito:groups'] ?? [] }
      } catch (error) {
        if (error instanceof FetchError || error instanceof WaitPeriodNotYetEndedJwkError) {
          throw new IdentityUnavailable('The keys of the user pool cannot be fetched', { cause: error })
        }
        throw new InvalidToken('The access token was refused', { cause: error })
      }
    },
  }
}

function createVerifier(userPoolId: string, clientIds: string[]) {
  return CognitoJwtVerifier.create({
    userPoolId,
    tokenUse: 'access',
    clientId: clientIds,
    graceSeconds: GRACE_SECONDS,
    customJwtCheck({ payload: { exp, sub } }) {
      if (typeof exp !== 'number') throw new Error('The token has no end')
      if (typeof sub !== 'string' || !UUID.test(sub)) throw new Error('The sub is not a UUID')
    },
  })
}
