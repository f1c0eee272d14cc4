// Accounts of one's own: unmodified aws-amplify, and the mailbox in place of email.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Amplify } from 'aws-amplify'
import {
  autoSignIn,
  confirmResetPassword,
  confirmSignUp,
  deleteUser,
  fetchAuthSession,
  resendSignUpCode,
  resetPassword,
  signIn,
  signOut,
  signUp,
  updatePassword,
} from 'aws-amplify/auth'
import { ConsoleLogger } from 'aws-amplify/utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Message } from '../../../edge-api/local/cognito/codes.ts'
import type { LocalCognito } from '../../../edge-api/local/cognito/start-cognito.ts'
import { ADA, ask, refreshWith, refusal, signInAs, start } from './ask.ts'

const EVE = { username: 'eve@example.com', password: 'Sesame, open 3!' }

ConsoleLogger.LOG_LEVEL = 'ERROR' // Amplify warns of every endpoint that is not the default

let cognito: LocalCognito
let dataFolder: string
let nowMs: number

async function startPool(): Promise<void> {
  cognito = await start({ dataFolder, now: () => nowMs })
  const { userPoolId, clientId: userPoolClientId, url: userPoolEndpoint } = cognito
  Amplify.configure({ Auth: { Cognito: { userPoolId, userPoolClientId, userPoolEndpoint } } })
}

beforeEach(async () => {
  nowMs = Date.now()
  dataFolder = await mkdtemp(join(tmpdir(), 'cognito-'))
  await startPool()
})
afterEach(async () => {
  await signOut()
  await cognito.close()
  await rm(dataFolder, { recursive: true })
})

async function mailbox(username: string, headers: Record<string, string> = {}): Promise<Message[]> {
  const response = await fetch(`${cognito.url}/_local/mailbox?username=${encodeURIComponent(username)}`, {
    headers,
  })
  if (!response.ok) throw new Error(String(response.status))
  return ((await response.json()) as { messages: Message[] }).messages
}

const newestCode = async (username: string) => (await mailbox(username))[0]?.code ?? ''
const another = (code: string) => (code === '000000' ? '000001' : '000000')

async function signUpAndConfirm(): Promise<void> {
  await signUp(EVE)
  await confirmSignUp({ username: EVE.username, confirmationCode: await newestCode(EVE.username) })
}

describe('signing up with the local user pool', () => {
  it('goes from sign-up by the mailed code to signed in', async () => {
    const { nextStep, userId } = await signUp({
      ...EVE,
      options: { userAttributes: { email: EVE.username, name: 'Eve' }, autoSignIn: true },
    })
    expect(nextStep).toMatchObject({
      signUpStep: 'CONFIRM_SIGN_UP',
      codeDeliveryDetails: { deliveryMedium: 'EMAIL', destination: 'e***@e***' },
    })

    const confirmationCode = await newestCode('EVE@example.com')
    const confirmed = await confirmSignUp({ username: EVE.username, confirmationCode })
    expect(confirmed.nextStep.signUpStep).toBe('COMPLETE_AUTO_SIGN_IN')

    expect((await autoSignIn()).isSignedIn).toBe(true)
    const { idToken } = (await fetchAuthSession()).tokens ?? {}
    expect(idToken?.payload).toMatchObject({
      sub: userId,
      email: EVE.username,
      name: 'Eve',
      email_verified: true,
    })
  })

  it('asks who has not confirmed yet to do so, once the password is right', async () => {
    await signUp(EVE)

    expect((await signIn(EVE)).nextStep.signInStep).toBe('CONFIRM_SIGN_UP')
    await expect(signIn({ ...EVE, password: 'wrong' })).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    })
  })

  it('takes the newest code only, and each once', async () => {
    await signUp(EVE)
    const first = await newestCode(EVE.username)
    await resendSignUpCode({ username: EVE.username })
    const second = await newestCode(EVE.username)
    const confirm = (confirmationCode: string) => confirmSignUp({ username: EVE.username, confirmationCode })

    if (first !== second)
      await expect(confirm(first)).rejects.toMatchObject({ name: 'CodeMismatchException' })
    expect((await confirm(second)).isSignUpComplete).toBe(true)
    await expect(confirm(second)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  })

  it('gives five guesses at a code, then it is void', async () => {
    await signUp(EVE)
    const code = await newestCode(EVE.username)
    const confirm = (confirmationCode: string) => confirmSignUp({ username: EVE.username, confirmationCode })

    for (let guess = 0; guess < 5; guess += 1) {
      await expect(confirm(another(code))).rejects.toMatchObject({ name: 'CodeMismatchException' })
    }

    await expect(confirm(code)).rejects.toMatchObject({ name: 'CodeMismatchException' })
  })

  it('says that a right code came too late', async () => {
    await signUp(EVE)
    const confirmationCode = await newestCode(EVE.username)

    nowMs += 24 * 3600 * 1000

    await expect(confirmSignUp({ username: EVE.username, confirmationCode })).rejects.toMatchObject({
      name: 'ExpiredCodeException',
    })
  })

  it('refuses a taken address, one that is none, a weak password, and attributes it does not know', async () => {
    const name = (promise: Promise<unknown>) => promise.catch((error: Error) => error.name)

    expect(await name(signUp({ ...EVE, username: ADA.username.toUpperCase() }))).toBe(
      'UsernameExistsException',
    )
    expect(await name(signUp({ ...EVE, username: 'eve' }))).toBe('InvalidParameterException')
    for (const password of ['Aa1!', 'sesame, open 3!', 'SESAME, OPEN 3!', 'Sesame, open!', 'SesameOpen33']) {
      expect(await name(signUp({ ...EVE, password })), password).toBe('InvalidPasswordException')
    }
    const userAttributes = { email: EVE.username, ['__proto__']: 'x', 'cognito:groups': 'operators' }
    expect(await name(signUp({ ...EVE, options: { userAttributes } }))).toBe('InvalidParameterException')
    expect(await mailbox(EVE.username)).toEqual([])
  })

  it('keeps the account over a restart, without its password', async () => {
    await signUpAndConfirm()
    await cognito.close()
    await startPool()

    expect((await signIn(EVE)).isSignedIn).toBe(true)
  })

  it('deletes the account and its sign-ins', async () => {
    await signUpAndConfirm()
    const elsewhere = await signInAs(cognito, EVE)
    await signIn(EVE)

    await deleteUser()

    expect(refusal(await refreshWith(cognito, elsewhere.RefreshToken))).toContain('NotAuthorizedException')
    await expect(signIn(EVE)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    expect((await signUp(EVE)).nextStep.signUpStep).toBe('CONFIRM_SIGN_UP')
  })

  it('has a deleted seed account back after a restart, its sign-ins not', async () => {
    const { AccessToken, RefreshToken } = await signInAs(cognito, ADA)
    await ask(cognito, 'DeleteUser', { AccessToken })
    await expect(signInAs(cognito, ADA)).rejects.toThrow('NotAuthorizedException')
    await cognito.close()
    await startPool()

    expect((await signInAs(cognito, ADA)).RefreshToken).not.toBe(RefreshToken)
    expect(refusal(await refreshWith(cognito, RefreshToken))).toContain('NotAuthorizedException')
  })
})

describe('passwords of the local user pool', () => {
  const replaced = { ...ADA, password: 'A new horse 4!' }

  it('are replaced when forgotten, by the mailed code, and stay so over a restart', async () => {
    expect((await resetPassword({ username: ADA.username })).nextStep.resetPasswordStep).toBe(
      'CONFIRM_RESET_PASSWORD_WITH_CODE',
    )
    const confirmationCode = await newestCode(ADA.username)
    const replaceBy = (newPassword: string) =>
      confirmResetPassword({ username: ADA.username, confirmationCode, newPassword })
    await expect(replaceBy('weak')).rejects.toMatchObject({ name: 'InvalidPasswordException' })
    await replaceBy(replaced.password)
    await expect(replaceBy('Yet another 5!')).rejects.toMatchObject({ name: 'CodeMismatchException' })
    await cognito.close()
    await startPool()

    await expect(signInAs(cognito, ADA)).rejects.toThrow('NotAuthorizedException')
    const { isSignedIn } = await signIn({ username: ADA.username, password: replaced.password })
    expect(isSignedIn).toBe(true)
    const { idToken } = (await fetchAuthSession()).tokens ?? {}
    expect(idToken?.payload).toMatchObject({ name: 'Ada', 'cognito:groups': ['operators'] })
  })

  it('are changed by who knows the old one', async () => {
    await signIn({ username: ADA.username, password: ADA.password })
    const change = (oldPassword: string) => updatePassword({ oldPassword, newPassword: replaced.password })

    await expect(change('Wrong horse 1!')).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    await change(ADA.password)

    await signInAs(cognito, replaced)
  })

  it('cannot be used to learn who has an account', async () => {
    const nobody = { ClientId: cognito.clientId, Username: 'annie@example.org' }
    const known = { ...nobody, Username: ADA.username }
    const redeem = { ConfirmationCode: 'abcdef', Password: replaced.password }

    for (const [operation, extra] of [
      ['ForgotPassword', {}],
      ['ConfirmForgotPassword', redeem],
    ] as const) {
      const answers = [
        await ask(cognito, operation, { ...nobody, ...extra }),
        await ask(cognito, operation, { ...known, ...extra }),
      ]
      expect(answers[0], operation).toEqual(answers[1])
    }
    expect(await mailbox(nobody.Username)).toEqual([])
  })
})

describe('the mailbox of the local user pool', () => {
  it('is open to pages of this machine only', async () => {
    await signUp(EVE)

    expect(await mailbox(EVE.username, { origin: 'http://localhost:8788' })).toHaveLength(1)
    await expect(mailbox(EVE.username, { origin: 'https://site.example' })).rejects.toThrow('403')
    await expect(mailbox(EVE.username, { origin: 'http://localhost.site.example' })).rejects.toThrow('403')
    await expect(mailbox(EVE.username, { origin: 'null' })).rejects.toThrow('403')
  })
})
