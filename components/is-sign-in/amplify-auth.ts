// The user pool by aws-amplify: the only file that names it.

import { Amplify } from 'aws-amplify'
import {
  confirmResetPassword,
  confirmSignIn,
  confirmSignUp,
  fetchAuthSession,
  resendSignUpCode,
  resetPassword,
  signIn,
  signOut,
  signUp,
  type SignInOutput,
} from 'aws-amplify/auth'
import { ConsoleLogger, Hub } from 'aws-amplify/utils'
import { SignInFailure, type Auth, type NextStep, type PoolOptions } from './auth.ts'
import { toProblem } from './to-problem.ts'

/** Uses the page's configuration of Amplify where it has one; else sets one of its own. */
export function openAuth(options: PoolOptions): Auth {
  configure(options)
  return {
    async getUser() {
      const { tokens } = await fetchAuthSession()
      if (!tokens) return undefined
      const { sub = '', email, name } = { ...tokens.accessToken.payload, ...tokens.idToken?.payload }
      const username = typeof email === 'string' ? email : (tokens.signInDetails?.loginId ?? sub)
      return { userId: sub, username, ...(typeof name === 'string' && { name }) }
    },
    async getToken({ forceRefresh = false } = {}) {
      const { tokens } = await fetchAuthSession({ forceRefresh })
      return tokens?.accessToken.toString() ?? null
    },
    signIn: (username, password) =>
      attempt(async () => toStep(username, await signIn({ username, password }))),
    answer: (username, challengeResponse) =>
      attempt(async () => toStep(username, await confirmSignIn({ challengeResponse }))),
    signUp: (username, password) =>
      attempt(async () => {
        const { nextStep } = await signUp({
          username,
          password,
          options: { userAttributes: { email: username } },
        })
        if (nextStep.signUpStep !== 'CONFIRM_SIGN_UP') return 'done'
        return { type: 'confirm', username, ...toDestination(nextStep.codeDeliveryDetails) }
      }),
    confirmSignUp: (username, confirmationCode) =>
      attempt(async () => void (await confirmSignUp({ username, confirmationCode }))),
    resendCode: (username) => attempt(async () => (await resendSignUpCode({ username })).destination),
    forgetPassword: (username) =>
      attempt(async () => (await resetPassword({ username })).nextStep.codeDeliveryDetails.destination),
    resetPassword: (username, confirmationCode, newPassword) =>
      attempt(() => confirmResetPassword({ username, confirmationCode, newPassword })),
    signOut: () => attempt(() => signOut()),
    onChange(callback, signal) {
      const stops = [
        Hub.listen('auth', ({ payload: { event } }) => {
          if (['signedIn', 'signedOut', 'tokenRefresh_failure'].includes(event)) callback()
        }),
        Hub.listen('core', ({ payload: { event } }) => event === 'configure' && callback()),
      ]
      signal.addEventListener('abort', () => stops.forEach((stop) => stop()), { once: true })
    },
  }
}

function configure({ userPoolId, userPoolClientId, endpoint }: PoolOptions): void {
  const present = readConfig()
  const pool = present.Auth?.Cognito
  if (pool) {
    const differs =
      (userPoolClientId !== '' && pool.userPoolClientId !== userPoolClientId) ||
      (userPoolId !== '' && pool.userPoolId !== userPoolId)
    if (differs)
      console.warn(
        `is-sign-in: the page has configured Amplify for ${pool.userPoolId}, app client ${pool.userPoolClientId}, which is used; remove user-pool-id and user-pool-client-id, which name another.`,
      )
    return
  }
  if (userPoolId === '' || userPoolClientId === '') throw new SignInFailure({ code: 'not-configured' })
  // At every call Amplify warns of an endpoint that is not Amazon's; here somebody asked for it.
  if (endpoint) ConsoleLogger.LOG_LEVEL = 'ERROR'
  Amplify.configure({
    ...present,
    Auth: {
      Cognito: { userPoolId, userPoolClientId, ...(endpoint && { userPoolEndpoint: endpoint }) },
    },
  })
}

/** Amplify warns when it is asked for a configuration that it does not have, which is ordinary here. */
function readConfig(): ReturnType<typeof Amplify.getConfig> {
  const { warn } = console
  console.warn = () => undefined
  try {
    return Amplify.getConfig()
  } finally {
    console.warn = warn
  }
}

function toStep(username: string, { nextStep }: SignInOutput): NextStep {
  switch (nextStep.signInStep) {
    case 'DONE':
      return 'done'
    case 'CONFIRM_SIGN_UP':
      return { type: 'confirm', username }
    case 'RESET_PASSWORD':
      return { type: 'forgotten', username }
    case 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED':
      return { type: 'new-password', username }
    case 'CONFIRM_SIGN_IN_WITH_TOTP_CODE':
      return { type: 'code', username, medium: 'app' }
    case 'CONFIRM_SIGN_IN_WITH_SMS_CODE':
      return { type: 'code', username, medium: 'sms', ...toDestination(nextStep.codeDeliveryDetails) }
    case 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE':
      return { type: 'code', username, medium: 'email', ...toDestination(nextStep.codeDeliveryDetails) }
    case 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP': {
      const { sharedSecret, getSetupUri } = nextStep.totpSetupDetails
      const uri = getSetupUri(document.title || location.hostname, username).href
      return { type: 'app-setup', username, secret: sharedSecret, uri }
    }
    case 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE':
    case 'CONFIRM_SIGN_IN_WITH_PASSWORD':
    case 'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP':
    case 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION':
    case 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION':
    case 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION':
      throw new SignInFailure({ code: 'unsupported' })
  }
}

function toDestination(details?: { destination?: string }): { destination?: string } {
  return details?.destination ? { destination: details.destination } : {}
}

async function attempt<Answer>(act: () => Promise<Answer>): Promise<Answer> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof SignInFailure) throw error
    throw new SignInFailure(toProblem(error), { cause: error })
  }
}
