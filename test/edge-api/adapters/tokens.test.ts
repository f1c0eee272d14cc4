import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import type { JWTPayload } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { cognitoUserTokens } from '../../../edge-api/adapters/cognito/user-tokens.ts'
import { ownTokens } from '../../../edge-api/adapters/tokens/own-tokens.ts'
import { InvalidToken } from '../../../edge-api/ports/identity.ts'
import type { UserTokens } from '../../../edge-api/ports/identity.ts'

const SUB = '11111111-1111-4111-8111-111111111111'
const POOL = 'us-east-1_Test00001'

describe('cognitoUserTokens', () => {
  let tokens: UserTokens
  let sign: (claims: JWTPayload) => Promise<string>
  const nowSeconds = Math.floor(Date.now() / 1000)
  const access: JWTPayload = {
    sub: SUB,
    iss: `https://cognito-idp.us-east-1.amazonaws.com/${POOL}`,
    token_use: 'access',
    client_id: 'client',
    'cognito:groups': ['operators'],
    exp: nowSeconds + 600,
    iat: nowSeconds,
  }

  beforeAll(async () => {
    const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
    const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig', kty: 'RSA' }
    sign = (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(privateKey)
    tokens = cognitoUserTokens({ userPoolId: POOL, clientIds: ['client'], jwks: { keys: [jwk] } })
  })

  it('takes an access token, also one that ended a moment ago', async () => {
    expect(await tokens.verify(await sign(access))).to.deep.equal({
      kind: 'user',
      id: SUB,
      groups: ['operators'],
    })
    expect((await tokens.verify(await sign({ ...access, exp: nowSeconds - 2 }))).id).to.equal(SUB)
  })

  it.each<[string, (claims: JWTPayload) => JWTPayload]>([
    ['an ID token', ({ client_id: aud, ...claims }) => ({ ...claims, token_use: 'id', aud: String(aud) })],
    ['a token of another client', (claims) => ({ ...claims, client_id: 'other' })],
    ['a token of another pool', (claims) => ({ ...claims, iss: `${claims.iss}x` })],
    ['a token that ended', (claims) => ({ ...claims, exp: nowSeconds - 60 })],
    ['a token without an end', ({ exp: _, ...claims }) => claims],
    ['a sub that is a path', (claims) => ({ ...claims, sub: '../users/42' })],
  ])('refuses %s', async (_, change) => {
    await expect(tokens.verify(await sign(change(access)))).rejects.toBeInstanceOf(InvalidToken)
  })

  it('refuses a token that nobody signed, that somebody else signed, that was changed, or that is none', async () => {
    const { privateKey } = await generateKeyPair('RS256')
    const signOther = (kid: string) =>
      new SignJWT(access).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey)
    const [header, , signature] = (await sign(access)).split('.')
    const other = Buffer.from(JSON.stringify({ ...access, sub: SUB.replace('1', '2') })).toString('base64url')

    for (const token of [
      new UnsecuredJWT(access).encode(),
      await signOther('k1'),
      await signOther('of another pool that was here before'),
      `${header}.${other}.${signature}`,
      '',
      'a.b.c',
    ]) {
      await expect(tokens.verify(token)).rejects.toBeInstanceOf(InvalidToken)
    }
  })
})

describe('ownTokens', () => {
  const SECRETS = { k1: 'the first secret of the tests, long', k2: 'the second secret of the tests, long' }
  let nowMs = Date.parse('2026-03-10T12:00:00.000Z')
  const tokens = ownTokens({ secrets: SECRETS, nowMs: () => nowMs })

  it('says who, until it ends', async () => {
    const { token, expiresAt } = await tokens.issueIngest({ kind: 'user', id: SUB, groups: [] })

    expect(await tokens.verifyIngest(token)).to.deep.equal({ kind: 'user', id: SUB, groups: [] })
    expect(expiresAt).to.equal('2026-03-17T12:00:00.000Z')
    nowMs += 8 * 86_400_000
    await expect(tokens.verifyIngest(token)).rejects.toBeInstanceOf(InvalidToken)
    nowMs -= 8 * 86_400_000
  })

  it('does not let one kind pass for the other', async () => {
    const anonymous = await tokens.issueAnonymous(SUB)
    const ingest = await tokens.issueIngest({ kind: 'anonymous', id: SUB })

    expect(await tokens.verifyAnonymous(anonymous.token)).to.deep.equal({ kind: 'anonymous', id: SUB })
    await expect(tokens.verifyAnonymous(ingest.token)).rejects.toBeInstanceOf(InvalidToken)
    await expect(tokens.verifyIngest(anonymous.token)).rejects.toBeInstanceOf(InvalidToken)
  })

  it('takes tokens of an older key after a new one was put first, and none of a key that is gone', async () => {
    const { token } = await tokens.issueAnonymous(SUB)
    const rotated = ownTokens({ secrets: { k2: SECRETS.k2, k1: SECRETS.k1 }, nowMs: () => nowMs })
    const later = ownTokens({ secrets: { k2: SECRETS.k2 }, nowMs: () => nowMs })

    expect((await rotated.verifyAnonymous(token)).id).to.equal(SUB)
    await expect(later.verifyAnonymous(token)).rejects.toBeInstanceOf(InvalidToken)
  })

  it('refuses what is signed by nobody, by another secret, or for a subject that is no UUID', async () => {
    const other = ownTokens({ secrets: { k1: 'another secret than that of the tests' }, nowMs: () => nowMs })
    const { token } = await other.issueAnonymous(SUB)
    const path = await tokens.issueAnonymous('../42')
    const none = new UnsecuredJWT({ sub: SUB }).setAudience('intellistream:anonymous').encode()

    for (const refused of [token, path.token, none, 'x']) {
      await expect(tokens.verifyAnonymous(refused)).rejects.toBeInstanceOf(InvalidToken)
    }
  })

  it('is not made without a secret, or with a short one', () => {
    expect(() => ownTokens({ secrets: {}, nowMs: Date.now })).to.throw(RangeError)
    expect(() => ownTokens({ secrets: { k: 'short' }, nowMs: Date.now })).to.throw(RangeError)
  })
})
