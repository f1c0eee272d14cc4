// Cognito's and Amplify's errors in our words. By name only: messages change.

import type { SignInProblem } from './sign-in-state.ts'

const PROBLEMS: Record<string, SignInProblem> = {
  NotAuthorizedException: { code: 'wrong-credentials', field: 'password' },
  UserNotFoundException: { code: 'wrong-credentials', field: 'password' },
  UsernameExistsException: { code: 'username-taken', field: 'username' },
  InvalidPasswordException: { code: 'weak-password', field: 'password' },
  PasswordHistoryPolicyViolationException: { code: 'weak-password', field: 'password' },
  InvalidParameterException: { code: 'username-invalid', field: 'username' },
  CodeMismatchException: { code: 'wrong-code', field: 'code' },
  EnableSoftwareTokenMFAException: { code: 'wrong-code', field: 'code' },
  ExpiredCodeException: { code: 'expired-code', field: 'code' },
  CodeDeliveryFailureException: { code: 'undelivered' },
  LimitExceededException: { code: 'too-many-tries' },
  TooManyRequestsException: { code: 'too-many-tries' },
  TooManyFailedAttemptsException: { code: 'too-many-tries' },
  UserAlreadyAuthenticatedException: { code: 'already-signed-in' },
  SignInException: { code: 'session-expired' },
  NetworkError: { code: 'offline' },
  AuthUserPoolException: { code: 'not-configured' },
  ResourceNotFoundException: { code: 'not-configured' },
}

export function toProblem(error: unknown): SignInProblem {
  const name = error instanceof Error ? error.name : ''
  return PROBLEMS[name] ?? { code: 'unknown' }
}
