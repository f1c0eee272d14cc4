/** A refusal as Cognito words it: `type` becomes `__type`, which Amplify shows as the error's name. */
export class CognitoError extends Error {
  override name = 'CognitoError'
  readonly type: string
  readonly status: number

  constructor(type: string, message: string, status = 400) {
    super(message)
    this.type = type
    this.status = status
  }
}

/** The one answer to an unknown user and to a wrong password: nobody learns who has an account. */
export function wrongCredentials(): CognitoError {
  return new CognitoError('NotAuthorizedException', 'Incorrect username or password.')
}

export function notAuthorized(message: string): CognitoError {
  return new CognitoError('NotAuthorizedException', message)
}

export function invalidParameter(message: string): CognitoError {
  return new CognitoError('InvalidParameterException', message)
}
