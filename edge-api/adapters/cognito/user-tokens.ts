// Access tokens of a Cognito user pool. ID tokens, other clients' tokens and tokens without an end are refused.

import { CognitoJwtVerifier } from 'aws-jwt-verify'
import { FetchError, KidNotFoundInJwksError, WaitPeriodNotYetEndedJwkError } from 'aws-jwt-verify/error'
import { findJwkInJwks, type Jwks, type JwksCache } from 'aws-jwt-verify/jwk'
import { IdentityUnavailable, InvalidToken } from '../../ports/identity.ts'
import type { UserTokens } from '../../ports/identity.ts'

export interface CognitoUserTokensOptions {
  userPoolId: string
  clientIds: string[]
  /** All keys of the pool, where no other can come; without them they are fetched when needed. */
  jwks?: Jwks
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i
/** Clocks of our own machines differ a little. */
const GRACE_SECONDS = 5

/** Throws when the pool id cannot be one. */
export function cognitoUserTokens({ userPoolId, clientIds, jwks }: CognitoUserTokensOptions): UserTokens {
  if (clientIds.length === 0) throw new RangeError('clientIds must name at least one app client')
  const verifier = createVerifier(userPoolId, clientIds, jwks && toJwksCache(jwks))

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

function createVerifier(userPoolId: string, clientIds: string[], jwksCache?: JwksCache) {
  return CognitoJwtVerifier.create(
    {
      userPoolId,
      tokenUse: 'access',
      clientId: clientIds,
      graceSeconds: GRACE_SECONDS,
      customJwtCheck({ payload: { exp, sub } }) {
        if (typeof exp !== 'number') throw new Error('The token has no end')
        if (typeof sub !== 'string' || !UUID.test(sub)) throw new Error('The sub is not a UUID')
      },
    },
    jwksCache && { jwksCache },
  )
}

/** A token of a key that is not among them is refused; nobody is asked for others. */
function toJwksCache(jwks: Jwks): JwksCache {
  const getCachedJwk: JwksCache['getCachedJwk'] = (_, { header: { kid = '' } }) => {
    const jwk = findJwkInJwks(jwks, kid)
    if (jwk === undefined) throw new KidNotFoundInJwksError('The key is none of the pool')
    return jwk
  }
  return {
    getCachedJwk,
    getJwk: async (...asked) => getCachedJwk(...asked),
    getJwks: async () => jwks,
    addJwks: () => undefined,
  }
}
