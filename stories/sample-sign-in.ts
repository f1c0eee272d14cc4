// Every step of signing in, for stories and tests.
import type { SignInState } from '@intellistream/components'

const username = 'ada@example.com'
const destination = 'a***@e***'

export const sampleSignInStates = {
  loading: { type: 'loading' },
  signIn: { type: 'sign-in' },
  wrong: { type: 'sign-in', username, problem: { code: 'wrong-credentials', field: 'password' } },
  offline: { type: 'sign-in', username, problem: { code: 'offline' } },
  signUp: { type: 'sign-up' },
  taken: { type: 'sign-up', username, problem: { code: 'username-taken', field: 'username' } },
  confirm: { type: 'confirm', username, destination },
  codeSent: { type: 'confirm', username, destination, notice: 'code-sent' },
  forgotten: { type: 'forgotten', username },
  reset: { type: 'reset', username, destination },
  newPassword: { type: 'new-password', username },
  code: { type: 'code', username, medium: 'app' },
  appSetup: {
    type: 'app-setup',
    username,
    secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    uri: 'otpauth://totp/Matinee:ada@example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Matinee',
  },
  signedIn: { type: 'signed-in', user: { userId: '1', username, name: 'Ada Lovelace' } },
} as const satisfies Record<string, SignInState>
