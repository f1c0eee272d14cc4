// Speaks to the local user pool as a bare HTTP client would, for what Amplify never sends.
import {
  startCognito,
  type LocalCognito,
  type StartCognitoOptions,
} from '../../../edge-api/local/cognito/start-cognito.ts'

export const ADA = {
  username: 'ada@example.com',
  password: 'Correct horse 1!',
  name: 'Ada',
  groups: ['operators'],
}
export const BOB = { username: 'bob@example.com', password: 'Battery staple 2!' }

export function start(options: Partial<StartCognitoOptions> = {}): Promise<LocalCognito> {
  return startCognito({ clientId: 'local-client', accounts: [ADA, BOB], ...options })
}

export interface Answer {
  status: number
  body: Record<string, unknown>
}

export async function ask(
  cognito: LocalCognito,
  operation: string,
  request: object | string,
): Promise<Answer> {
  const response = await fetch(cognito.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: typeof request === 'string' ? request : JSON.stringify(request),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

/** What a refusal says: `NotAuthorizedException: Incorrect username or password.` */
export function refusal({ status, body }: Answer): string {
  return `${status} ${String(body['__type'])}: ${String(body['message'])}`
}

export interface SignedIn {
  AccessToken: string
  IdToken: string
  RefreshToken: string
}

export async function signInAs(
  cognito: LocalCognito,
  { username, password }: { username: string; password: string },
): Promise<SignedIn> {
  const answer = await ask(cognito, 'InitiateAuth', {
    ClientId: cognito.clientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: username, PASSWORD: password },
  })
  if (answer.status !== 200) throw new Error(refusal(answer))
  return answer.body['AuthenticationResult'] as SignedIn
}

export function refreshWith(cognito: LocalCognito, RefreshToken: string): Promise<Answer> {
  return ask(cognito, 'GetTokensFromRefreshToken', { ClientId: cognito.clientId, RefreshToken })
}
