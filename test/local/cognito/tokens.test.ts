import { CognitoJwtVerifier } from 'aws-jwt-verify'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LocalCognito } from '../../../edge-api/local/cognito/start-cognito.ts'
import { ADA, ask, BOB, refreshWith, refusal, signInAs, start } from './ask.ts'

let cognito: LocalCognito
let nowMs = Date.now()

beforeAll(async () => {
  cognito = await start({ accessTokenSeconds: 300, now: () => nowMs })
})
afterAll(() => cognito.close())

function verifierFor({ userPoolId, clientId, jwks }: LocalCognito, tokenUse: 'access' | 'id' = 'access') {
  const verifier = CognitoJwtVerifier.create({ userPoolId, clientId, tokenUse })
  verifier.cacheJwks(jwks)
  return verifier
}

const getUser = (AccessToken: string) => ask(cognito, 'GetUser', { AccessToken })

describe('tokens of the local user pool', () => {
  it('are accepted by CognitoJwtVerifier, each for its own use', async () => {
    const { AccessToken, IdToken } = await signInAs(cognito, ADA)

    const claims = await verifierFor(cognito).verify(AccessToken)

    expect(claims).toMatchObject({
      iss: cognito.issuer,
      username: claims.sub,
      'cognito:groups': ['operators'],
    })
    expect(claims.exp - claims.iat).toBe(300)
    await verifierFor(cognito, 'id').verify(IdToken)
  })

  it('are refused when tampered with, of the other use, of another client, or of another pool', async () => {
    const { AccessToken, IdToken } = await signInAs(cognito, ADA)
    const [head, payload = '', signature] = AccessToken.split('.')
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object
    const forged = Buffer.from(JSON.stringify({ ...claims, sub: 'someone-else' })).toString('base64url')
    const other = await start({ clientId: 'other-client' })
    const stranger = await start({ userPoolId: 'us-east-1_Local0002' })
    const nameOf = (token: string) =>
      verifierFor(cognito)
        .verify(token)
        .catch((error: Error) => error.constructor.name)

    expect(await nameOf(`${head}.${forged}.${signature}`)).toBe('JwtInvalidSignatureError')
    expect(await nameOf(IdToken)).toBe('CognitoJwtInvalidTokenUseError')
    expect(
      await verifierFor({ ...other, jwks: cognito.jwks })
        .verify(AccessToken)
        .catch((error: Error) => error.constructor.name),
    ).toBe('CognitoJwtInvalidClientIdError')
    expect(await nameOf((await signInAs(stranger, ADA)).AccessToken)).toBe('ParameterValidationError')
    await Promise.all([other.close(), stranger.close()])
  })

  it('carry the sub of the seed, or one that its username always gives', async () => {
    const sub = '5a3b9d10-93a4-4c55-8f0e-1f2a3b4c5d6e'
    const [first, second] = await Promise.all([
      start({ accounts: [{ ...ADA, sub }, BOB] }),
      start({ accounts: [BOB] }),
    ])
    const subOf = async (server: LocalCognito, who: typeof BOB) =>
      (await verifierFor(server).verify((await signInAs(server, who)).AccessToken)).sub

    expect(await subOf(first, ADA)).toBe(sub)
    expect(await subOf(first, BOB)).toBe(await subOf(second, BOB))
    expect(await subOf(second, BOB)).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
    await Promise.all([first.close(), second.close()])
  })

  it('verify against the published key set, which the discovery document points at', async () => {
    const { AccessToken } = await signInAs(cognito, ADA)
    const discovery = await fetch(`${cognito.url}/${cognito.userPoolId}/.well-known/openid-configuration`)
    const { issuer, jwks_uri: jwksUri } = (await discovery.json()) as { issuer: string; jwks_uri: string }

    const { payload } = await jwtVerify(AccessToken, createRemoteJWKSet(new URL(jwksUri)), { issuer })

    expect(payload['token_use']).toBe('access')
  })

  it('publish no part of the private key', () => {
    expect(Object.keys(cognito.jwks.keys[0] ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use'])
  })

  it('open GetUser while they live: not an ID token, not expired, not revoked', async () => {
    const { AccessToken, IdToken, RefreshToken } = await signInAs(cognito, ADA)

    expect((await getUser(AccessToken)).status).toBe(200)
    expect(refusal(await getUser(IdToken))).toBe('400 NotAuthorizedException: Invalid Access Token')
    expect(refusal(await getUser('not a token'))).toBe('400 NotAuthorizedException: Invalid Access Token')
    await ask(cognito, 'RevokeToken', { ClientId: cognito.clientId, Token: RefreshToken })
    expect(refusal(await getUser(AccessToken))).toBe(
      '400 NotAuthorizedException: Access Token has been revoked',
    )

    const later = await signInAs(cognito, ADA)
    nowMs += 301_000
    expect(refusal(await getUser(later.AccessToken))).toBe(
      '400 NotAuthorizedException: Access Token has expired',
    )
  })
})

describe('refresh tokens of the local user pool', () => {
  it('bring new tokens and no new refresh token, by each of the three ways to ask', async () => {
    const { RefreshToken } = await signInAs(cognito, ADA)
    const byFlow = (AuthFlow: string) =>
      ask(cognito, 'InitiateAuth', {
        ClientId: cognito.clientId,
        AuthFlow,
        AuthParameters: { REFRESH_TOKEN: RefreshToken },
      })

    const answers = [
      await refreshWith(cognito, RefreshToken),
      await byFlow('REFRESH_TOKEN'),
      await byFlow('REFRESH_TOKEN_AUTH'),
    ]

    for (const { body } of answers) {
      expect(Object.keys(body['AuthenticationResult'] as object).sort()).toEqual([
        'AccessToken',
        'ExpiresIn',
        'IdToken',
        'TokenType',
      ])
    }
  })

  it('are refused once revoked, and revoking again is no error', async () => {
    const { AccessToken, RefreshToken } = await signInAs(cognito, ADA)
    const revoke = (Token: string) => ask(cognito, 'RevokeToken', { ClientId: cognito.clientId, Token })

    expect(refusal(await revoke(AccessToken))).toContain('UnsupportedTokenTypeException')
    expect((await revoke(RefreshToken)).status).toBe(200)
    expect((await revoke(RefreshToken)).status).toBe(200)

    expect(refusal(await refreshWith(cognito, RefreshToken))).toBe(
      '400 NotAuthorizedException: Invalid Refresh Token',
    )
  })

  it('are refused after thirty days', async () => {
    const { RefreshToken } = await signInAs(cognito, ADA)

    nowMs += 30 * 24 * 3600 * 1000

    expect(refusal(await refreshWith(cognito, RefreshToken))).toBe(
      '400 NotAuthorizedException: Invalid Refresh Token',
    )
  })
})
