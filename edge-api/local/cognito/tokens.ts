// Issues the tokens of a session, and reads access tokens back, with Cognito's claims:
// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html
import { randomUUID } from 'node:crypto'
import { errors, jwtVerify, SignJWT, type JWTPayload } from 'jose'
import type { Account, Accounts } from './accounts.ts'
import { notAuthorized } from './cognito-error.ts'
import type { Session, Sessions } from './sessions.ts'
import type { SigningKey } from './signing-key.ts'

/** What Amplify keeps. A refresh answer has no RefreshToken. */
export interface AuthenticationResult {
  AccessToken: string
  IdToken: string
  ExpiresIn: number
  TokenType: 'Bearer'
  RefreshToken?: string
}

export interface Tokens {
  issue(account: Account, session: Session): Promise<AuthenticationResult>
  /** The account and session of a live access token; throws NotAuthorizedException for any other token. */
  read(accessToken: string): Promise<{ account: Account; session: Session }>
}

export interface TokensOptions {
  issuer: string
  clientId: string
  accessTokenSeconds: number
  signingKey: SigningKey
  accounts: Accounts
  sessions: Sessions
  nowSeconds: () => number
}

export function createTokens(options: TokensOptions): Tokens {
  const { issuer, clientId, accessTokenSeconds, signingKey, accounts, sessions, nowSeconds } = options

  const sign = (claims: JWTPayload) =>
    new SignJWT({ ...claims, jti: randomUUID() })
      .setProtectedHeader({ kid: signingKey.publicKey.kid, alg: 'RS256' })
      .setIssuer(issuer)
      .setIssuedAt(nowSeconds())
      .setExpirationTime(nowSeconds() + accessTokenSeconds)
      .sign(signingKey.privateKey)

  return {
    async issue(account, session) {
      const shared = {
        sub: account.sub,
        ...(account.groups.length > 0 && { 'cognito:groups': account.groups }),
        origin_jti: session.originJti,
        event_id: randomUUID(),
        auth_time: session.authTimeSeconds,
      }
      const [AccessToken, IdToken] = await Promise.all([
        sign({
          ...shared,
          token_use: 'access',
          client_id: clientId,
          username: account.sub,
          scope: 'aws.cognito.signin.user.admin',
        }),
        sign({
          ...account.attributes,
          ...shared,
          token_use: 'id',
          aud: clientId,
          'cognito:username': account.sub,
          email_verified: account.confirmed,
        }),
      ])
      return { AccessToken, IdToken, ExpiresIn: accessTokenSeconds, TokenType: 'Bearer' }
    },

    async read(accessToken) {
      const claims = await verify(accessToken, options)
      const session = sessions.getByOriginJti(String(claims['origin_jti']))
      const account = accounts.get(String(claims.sub))
      if (!session || !account) throw notAuthorized('Access Token has been revoked')
      return { account, session }
    },
  }
}

async function verify(
  accessToken: string,
  { issuer, signingKey, nowSeconds }: TokensOptions,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(accessToken, signingKey.publicKey, {
      issuer,
      algorithms: ['RS256'],
      currentDate: new Date(nowSeconds() * 1000),
      requiredClaims: ['exp', 'sub', 'origin_jti'],
    })
    if (payload['token_use'] === 'access') return payload
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw notAuthorized('Access Token has expired')
  }
  throw notAuthorized('Invalid Access Token')
}
