// Unmodified aws-amplify against the local user pool, as a site would use it.
import { Amplify } from 'aws-amplify'
import {
  fetchAuthSession,
  fetchUserAttributes,
  getCurrentUser,
  signIn,
  signOut,
  type SignInOutput,
} from 'aws-amplify/auth'
import { ConsoleLogger } from 'aws-amplify/utils'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { LocalCognito } from '../../../edge-api/local/cognito/start-cognito.ts'
import { ADA, BOB, refreshWith, refusal, signInAs, start } from './ask.ts'

ConsoleLogger.LOG_LEVEL = 'ERROR' // Amplify warns of every endpoint that is not the default

let cognito: LocalCognito

beforeAll(async () => {
  cognito = await start()
  Amplify.configure({
    Auth: {
      Cognito: {
        userPoolId: cognito.userPoolId,
        userPoolClientId: cognito.clientId,
        userPoolEndpoint: cognito.url,
      },
    },
  })
})
afterEach(() => signOut())
afterAll(() => cognito.close())

const enter = ({ username, password }: typeof BOB): Promise<SignInOutput> => signIn({ username, password })

describe('aws-amplify against the local user pool', () => {
  it('signs in with the default flow, by SRP', async () => {
    const { isSignedIn, nextStep } = await enter(ADA)

    expect([isSignedIn, nextStep.signInStep]).toEqual([true, 'DONE'])
    const { accessToken, idToken } = (await fetchAuthSession()).tokens ?? {}
    expect(accessToken?.payload).toMatchObject({
      token_use: 'access',
      client_id: 'local-client',
      'cognito:groups': ['operators'],
      scope: 'aws.cognito.signin.user.admin',
    })
    expect(idToken?.payload).toMatchObject({
      token_use: 'id',
      aud: 'local-client',
      email: ADA.username,
      email_verified: true,
      name: 'Ada',
    })
    expect((await getCurrentUser()).userId).toBe(accessToken?.payload.sub)
  })

  it('signs in whatever the case of the email address', async () => {
    expect((await enter({ ...ADA, username: 'Ada@Example.COM' })).isSignedIn).toBe(true)
  })

  it('signs in with USER_PASSWORD_AUTH too', async () => {
    const { isSignedIn } = await signIn({ ...BOB, options: { authFlowType: 'USER_PASSWORD_AUTH' } })

    expect(isSignedIn).toBe(true)
  })

  it('answers a wrong password and an unknown user alike', async () => {
    const expected = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' }

    await expect(enter({ ...ADA, password: 'Wrong horse 1!' })).rejects.toMatchObject(expected)
    await expect(enter({ ...ADA, username: 'nobody@example.com' })).rejects.toMatchObject(expected)
    await expect(enter({ ...ADA, username: '__proto__' })).rejects.toMatchObject(expected)
  })

  it('renews the tokens on forceRefresh, for the same user and sign-in', async () => {
    await enter(ADA)
    const before = (await fetchAuthSession()).tokens?.accessToken.payload

    const after = (await fetchAuthSession({ forceRefresh: true })).tokens?.accessToken.payload

    expect(after?.jti).not.toBe(before?.jti)
    expect([after?.sub, after?.['origin_jti']]).toEqual([before?.sub, before?.['origin_jti']])
  })

  it('reads the user attributes', async () => {
    await enter(ADA)

    expect(await fetchUserAttributes()).toMatchObject({
      email: ADA.username,
      email_verified: 'true',
      name: 'Ada',
    })
  })

  it('forgets the tokens on signOut, and a global one ends the other sign-ins of that user only', async () => {
    const [elsewhere, bob] = await Promise.all([signInAs(cognito, ADA), signInAs(cognito, BOB)])
    await enter(ADA)

    await signOut({ global: true })

    expect((await fetchAuthSession()).tokens).toBeUndefined()
    expect(refusal(await refreshWith(cognito, elsewhere.RefreshToken))).toBe(
      '400 NotAuthorizedException: Invalid Refresh Token',
    )
    expect((await refreshWith(cognito, bob.RefreshToken)).status).toBe(200)
  })
})
