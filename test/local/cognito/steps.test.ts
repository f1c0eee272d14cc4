// Sign-ins that need more than a password, by unmodified aws-amplify.
import { Amplify } from 'aws-amplify'
import { confirmSignIn, fetchAuthSession, signIn, signOut, type SignInOutput } from 'aws-amplify/auth'
import { ConsoleLogger } from 'aws-amplify/utils'
import { afterEach, describe, expect, it } from 'vitest'
import type { LocalCognito, StartCognitoOptions } from '../../../edge-api/local/cognito/start-cognito.ts'
import { toTotpCode } from '../../../edge-api/local/cognito/totp.ts'
import { ADA, BOB, ask, refusal, start } from './ask.ts'

ConsoleLogger.LOG_LEVEL = 'ERROR' // Amplify warns of every endpoint that is not the default

const NEW = { username: 'new@example.com', password: 'Given by 1 admin!', temporaryPassword: true }
const OWN_PASSWORD = 'My own choice 2!'
const TOTP = { username: 'totp@example.com', password: 'Twice as safe 3!', totpSecret: 'GEZDGNBVGY3TQOJQ' }

let cognito: LocalCognito
afterEach(async () => {
  await signOut()
  await cognito.close()
})

async function serve(options: Partial<StartCognitoOptions> = {}): Promise<void> {
  cognito = await start({ accounts: [ADA, BOB, NEW, TOTP], ...options })
  Amplify.configure({
    Auth: {
      Cognito: {
        userPoolId: cognito.userPoolId,
        userPoolClientId: cognito.clientId,
        userPoolEndpoint: cognito.url,
      },
    },
  })
}

const enter = ({ username, password }: { username: string; password: string }): Promise<SignInOutput> =>
  signIn({ username, password })
const stepOf = ({ nextStep }: SignInOutput): string => nextStep.signInStep
const now = (): number => Date.now() / 1000

describe('a sign-in that needs more than a password', () => {
  it('asks who got the password from somebody else for another one, once', async () => {
    await serve()

    expect(stepOf(await enter(NEW))).toBe('CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED')
    await expect(confirmSignIn({ challengeResponse: 'weak' })).rejects.toMatchObject({
      name: 'InvalidPasswordException',
    })
    expect(stepOf(await confirmSignIn({ challengeResponse: OWN_PASSWORD }))).toBe('DONE')

    await signOut()
    await expect(enter(NEW)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    expect(stepOf(await enter({ ...NEW, password: OWN_PASSWORD }))).toBe('DONE')
  })

  it('sends no code to who has not chosen a password yet', async () => {
    await serve()

    const answer = await ask(cognito, 'ForgotPassword', {
      ClientId: cognito.clientId,
      Username: NEW.username,
    })

    expect(refusal(answer)).toMatch(/NotAuthorizedException/)
  })

  it('asks for the code of the app', async () => {
    await serve()

    expect(stepOf(await enter(TOTP))).toBe('CONFIRM_SIGN_IN_WITH_TOTP_CODE')

    expect(stepOf(await confirmSignIn({ challengeResponse: toTotpCode(TOTP.totpSecret, now()) }))).toBe(
      'DONE',
    )
  })

  it('sets up the app where the pool insists on one, and asks for its code from then on', async () => {
    await serve({ mfa: 'required' })

    const { nextStep } = await enter(BOB)
    if (nextStep.signInStep !== 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP') throw new Error(nextStep.signInStep)
    const { sharedSecret } = nextStep.totpSetupDetails
    await expect(confirmSignIn({ challengeResponse: '000000' })).rejects.toMatchObject({
      name: 'EnableSoftwareTokenMFAException',
    })
    expect(stepOf(await confirmSignIn({ challengeResponse: toTotpCode(sharedSecret, now()) }))).toBe('DONE')
    expect((await fetchAuthSession()).tokens?.accessToken).toBeDefined()

    await signOut()
    expect(stepOf(await enter(BOB))).toBe('CONFIRM_SIGN_IN_WITH_TOTP_CODE')
    const next = toTotpCode(sharedSecret, now() + 30)
    expect(stepOf(await confirmSignIn({ challengeResponse: next }))).toBe('DONE')
  })

  it('hands out nothing for a Session that waits for something else', async () => {
    await serve()
    const { body } = await ask(cognito, 'InitiateAuth', {
      ClientId: cognito.clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: TOTP.username, PASSWORD: TOTP.password },
    })

    const answers = await Promise.all(
      ['NEW_PASSWORD_REQUIRED', 'MFA_SETUP'].map((ChallengeName) =>
        ask(cognito, 'RespondToAuthChallenge', {
          ClientId: cognito.clientId,
          ChallengeName,
          Session: body['Session'],
          ChallengeResponses: { USERNAME: TOTP.username, NEW_PASSWORD: OWN_PASSWORD },
        }),
      ),
    )

    expect(answers.map(refusal)).toEqual([
      expect.stringMatching(/NotAuthorizedException/),
      expect.stringMatching(/NotAuthorizedException/),
    ])
  })
})
