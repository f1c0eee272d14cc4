import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LocalCognito } from '../../../edge-api/local/cognito/start-cognito.ts'
import { toTotpCode } from '../../../edge-api/local/cognito/totp.ts'
import { ADA, ask, refusal, signInAs, start } from './ask.ts'
import type { Answer } from './ask.ts'

let nowMs = Date.parse('2026-03-01T00:00:00Z')
let cognito: LocalCognito
beforeEach(async () => (cognito = await start({ now: () => nowMs })))
afterEach(() => cognito.close())

const code = (secret: string): string => toTotpCode(secret, nowMs / 1000)

async function enable(): Promise<string> {
  const { AccessToken } = await signInAs(cognito, ADA)
  const { body } = await ask(cognito, 'AssociateSoftwareToken', { AccessToken })
  const secret = String(body['SecretCode'])
  await ask(cognito, 'VerifySoftwareToken', { AccessToken, UserCode: code(secret) })
  await ask(cognito, 'SetUserMFAPreference', { AccessToken, SoftwareTokenMfaSettings: { Enabled: true } })
  nowMs += 30_000
  return secret
}

function begin(): Promise<Answer> {
  return ask(cognito, 'InitiateAuth', {
    ClientId: cognito.clientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: ADA.username, PASSWORD: ADA.password },
  })
}

function answer({ body }: Answer, SOFTWARE_TOKEN_MFA_CODE: string): Promise<Answer> {
  return ask(cognito, 'RespondToAuthChallenge', {
    ClientId: cognito.clientId,
    ChallengeName: 'SOFTWARE_TOKEN_MFA',
    Session: body['Session'],
    ChallengeResponses: { USERNAME: ADA.username, SOFTWARE_TOKEN_MFA_CODE },
  })
}

describe('toTotpCode', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [20_000_000_000, '353130'],
  ])('gives the code of RFC 6238, appendix B, at %i s', (seconds, expected) => {
    // The secret is the ASCII text 12345678901234567890.
    expect(toTotpCode('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', seconds)).to.equal(expected)
  })
})

describe('an authenticator app of the local user pool', () => {
  it('is asked for after the password, and its code signs in', async () => {
    const secret = await enable()

    const challenge = await begin()
    const signedIn = await answer(challenge, code(secret))

    expect(challenge.body['ChallengeName']).to.equal('SOFTWARE_TOKEN_MFA')
    expect(challenge.body).not.to.have.property('AuthenticationResult')
    expect(signedIn.body['AuthenticationResult']).to.have.property('AccessToken')
  })

  it('takes each code once', async () => {
    const secret = await enable()
    await answer(await begin(), code(secret))

    expect(refusal(await answer(await begin(), code(secret)))).to.match(/CodeMismatchException/)
  })

  it('ends the sign-in after three wrong codes', async () => {
    const secret = await enable()
    const challenge = await begin()
    const wrong = code(secret) === '000000' ? '000001' : '000000'
    for (let tried = 0; tried < 3; tried += 1) await answer(challenge, wrong)

    expect(refusal(await answer(challenge, code(secret)))).to.match(/NotAuthorizedException/)
  })

  it('cannot be switched on before a code has proved it', async () => {
    const { AccessToken } = await signInAs(cognito, ADA)
    await ask(cognito, 'AssociateSoftwareToken', { AccessToken })

    const settings = { AccessToken, SoftwareTokenMfaSettings: { Enabled: true } }
    expect((await ask(cognito, 'SetUserMFAPreference', settings)).status).to.equal(400)
  })
})
