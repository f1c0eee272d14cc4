// Everything an operation may use, opened once.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { openAccounts, parseAccounts, type Accounts, type SeedAccount } from './accounts.ts'
import { createChallenges, type Challenges } from './challenges.ts'
import { createCodes, type Codes } from './codes.ts'
import { CognitoError } from './cognito-error.ts'
import { text, type Fields } from './fields.ts'
import { jsonFile } from './json-file.ts'
import { createPendingSignIns, type PendingSignIns } from './pending-sign-ins.ts'
import { openSessions, parseSessions, type Sessions } from './sessions.ts'
import { openSigningKey, parseSigningKey, type PublicKey } from './signing-key.ts'
import { createTokens, type Tokens } from './tokens.ts'

export interface UserPool {
  id: string
  /** The id's part after the underscore: SRP mixes it into every password. */
  name: string
  clientId: string
  issuer: string
  publicKey: PublicKey
  /** Makes the decoys of users that do not exist stable for as long as the server runs. */
  decoySecret: Buffer
  accounts: Accounts
  sessions: Sessions
  challenges: Challenges
  pendingSignIns: PendingSignIns
  codes: Codes
  tokens: Tokens
  /** Undefined: refresh tokens stay as they are, as in a pool that was not told otherwise. */
  refreshTokenRotation: { graceSeconds: number } | undefined
  mfa: 'optional' | 'required'
  nowSeconds: () => number
}

/** One Cognito operation, or one sign-in flow of it: takes the request's JSON, returns the answer's. */
export type Operation = (pool: UserPool, request: Fields) => Promise<object>

export interface UserPoolOptions {
  userPoolId: string
  clientId: string
  accounts: readonly SeedAccount[]
  dataFolder?: string
  accessTokenSeconds: number
  refreshTokenRotation?: { graceSeconds: number } | undefined
  mfa: 'optional' | 'required'
  nowSeconds: () => number
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html */
const MOST_GRACE_SECONDS = 60

export async function openUserPool(options: UserPoolOptions): Promise<UserPool> {
  const { userPoolId, clientId, dataFolder, accessTokenSeconds, nowSeconds } = options
  const { graceSeconds = 0 } = options.refreshTokenRotation ?? {}
  if (!Number.isInteger(graceSeconds) || graceSeconds < 0 || graceSeconds > MOST_GRACE_SECONDS) {
    throw new RangeError(`graceSeconds must be a whole number from 0 to 60, got ${graceSeconds}`)
  }
  const [, region, name] = /^([\w-]+)_([0-9A-Za-z]+)$/.exec(userPoolId) ?? []
  if (region === undefined || name === undefined) {
    throw new TypeError(`userPoolId must look like us-east-1_Local0001, got ${userPoolId}`)
  }
  if (!Number.isInteger(accessTokenSeconds) || accessTokenSeconds < 1) {
    throw new RangeError(`accessTokenSeconds must be a whole number above 0, got ${accessTokenSeconds}`)
  }
  const file = (fileName: string) => (dataFolder === undefined ? undefined : join(dataFolder, fileName))

  const issuer = `https://cognito-idp.${region}.amazonaws.com/${userPoolId}`
  const signingKey = await openSigningKey(jsonFile(file('signing-key.json'), parseSigningKey))
  const accounts = await openAccounts(jsonFile(file('accounts.json'), parseAccounts), options.accounts, name)
  const sessions = await openSessions(jsonFile(file('sessions.json'), parseSessions), nowSeconds)
  return {
    id: userPoolId,
    name,
    clientId,
    issuer,
    publicKey: signingKey.publicKey,
    decoySecret: randomBytes(32),
    accounts,
    sessions,
    challenges: createChallenges(nowSeconds),
    pendingSignIns: createPendingSignIns(nowSeconds),
    codes: createCodes(nowSeconds),
    refreshTokenRotation: options.refreshTokenRotation,
    mfa: options.mfa,
    nowSeconds,
    tokens: createTokens({
      issuer,
      clientId,
      accessTokenSeconds,
      signingKey,
      accounts,
      sessions,
      nowSeconds,
    }),
  }
}

/** Throws as Cognito does when a request names an app client that the pool does not have. */
export function requireClient(pool: UserPool, request: Fields): void {
  const clientId = text(request, 'ClientId')
  if (clientId !== pool.clientId) {
    throw new CognitoError('ResourceNotFoundException', `User pool client ${clientId} does not exist.`)
  }
}
