// Access tokens as a Cognito user pool signs them, right ones and those that must be refused.

import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import type { JWTPayload } from 'jose'
import { cognitoUserTokens } from '../../edge-api/adapters/cognito/user-tokens.ts'
import type { UserTokens } from '../../edge-api/ports/identity.ts'

export interface TestPool {
  userTokens: UserTokens
  /** A good token of the user. */
  sign(sub: string, groups?: readonly string[]): Promise<string>
  /** Tokens that nobody may get in with, by what is wrong with them. */
  signBad(sub: string): Promise<Record<string, string>>
}

const POOL = 'us-east-1_Test00001'
const HEADER = { alg: 'RS256', kid: 'k1' }

export async function createTestPool(): Promise<TestPool> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
  const stranger = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig', kty: 'RSA' }
  const nowSeconds = Math.floor(Date.now() / 1000)
  const toClaims = (sub: string): JWTPayload => ({
    sub,
    iss: `https://cognito-idp.us-east-1.amazonaws.com/${POOL}`,
    token_use: 'access',
    client_id: 'client',
    exp: nowSeconds + 600,
    iat: nowSeconds,
  })
  const seal = (claims: JWTPayload, key = privateKey) =>
    new SignJWT(claims).setProtectedHeader(HEADER).sign(key)

  return {
    userTokens: cognitoUserTokens({ userPoolId: POOL, clientIds: ['client'], jwks: { keys: [jwk] } }),
    sign: (sub, groups = []) => seal({ ...toClaims(sub), 'cognito:groups': groups }),
    async signBad(sub) {
      const claims = toClaims(sub)
      const { exp: _, ...endless } = claims
      const { client_id: aud, ...withoutClient } = claims
      const good = await seal(claims)
      const [head, , signature] = good.split('.')
      const changed = Buffer.from(JSON.stringify({ ...claims, sub: sub.replace('1', '2') })).toString(
        'base64url',
      )
      return {
        expired: await seal({ ...claims, exp: nowSeconds - 600 }),
        'of the ID kind': await seal({ ...withoutClient, token_use: 'id', aud: String(aud) }),
        'of another client': await seal({ ...claims, client_id: 'other' }),
        'of another pool': await seal({ ...claims, iss: `${claims.iss}x` }),
        'without an end': await seal(endless),
        'signed by nobody': new UnsecuredJWT(claims).encode(),
        'signed by a stranger': await seal(claims, stranger.privateKey),
        'with a changed sub': `${head}.${changed}.${signature}`,
        'with a path for a sub': await seal({ ...claims, sub: '../users/42' }),
        'cut short': good.slice(0, -8),
      }
    },
  }
}
