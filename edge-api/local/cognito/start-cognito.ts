// A Cognito user pool on this machine: Amplify signs in against it and CognitoJwtVerifier accepts its tokens.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SeedAccount } from './accounts.ts'
import { createRequestHandler } from './request-handler.ts'
import type { PublicKey } from './signing-key.ts'
import { openUserPool } from './user-pool.ts'

export type { SeedAccount } from './accounts.ts'

export interface StartCognitoOptions {
  /** Default 0: any free port. */
  port?: number
  /** Default 127.0.0.1: this machine only. */
  host?: string
  /** `<region>_<name>`, as aws-jwt-verify demands; it also decides the issuer. */
  userPoolId?: string
  clientId: string
  accounts: readonly SeedAccount[]
  /** Where keys, sessions and changed accounts survive a restart; without it nothing does. One server a folder. */
  dataFolder?: string
  /** Life of access and ID tokens; default 3600, as in Cognito. */
  accessTokenSeconds?: number
  /** Replaces the refresh token whenever it is used; the one before works for 0 to 60 seconds more. Default: none. */
  refreshTokenRotation?: { graceSeconds: number }
  /** `required`: who has no authenticator app sets one up when signing in. Default `optional`. */
  mfa?: 'optional' | 'required'
  /** Milliseconds since the epoch; default the machine's clock. */
  now?: () => number
}

export interface LocalCognito {
  /** What Amplify takes as `Auth.Cognito.userPoolEndpoint`. */
  url: string
  userPoolId: string
  clientId: string
  /** What CognitoJwtVerifier takes in `cacheJwks`. */
  jwks: { keys: PublicKey[] }
  /** The `iss` of every token: the real Cognito's address of this pool. */
  issuer: string
  close(): Promise<void>
}

/** How long requests that are under way may take to end when the server closes. */
const CLOSE_MS = 1000

/** Resolves once it listens; rejects when an option is wrong, a kept file is damaged, or the port is taken. */
export async function startCognito({
  port = 0,
  host = '127.0.0.1',
  userPoolId = 'us-east-1_Local0001',
  clientId,
  accounts,
  dataFolder,
  accessTokenSeconds = 3600,
  refreshTokenRotation,
  mfa = 'optional',
  now = Date.now,
}: StartCognitoOptions): Promise<LocalCognito> {
  const pool = await openUserPool({
    userPoolId,
    clientId,
    accounts,
    ...(dataFolder !== undefined && { dataFolder }),
    accessTokenSeconds,
    refreshTokenRotation,
    mfa,
    nowSeconds: () => Math.floor(now() / 1000),
  })
  let url = ''
  const server = createServer(
    { requestTimeout: 10_000 },
    createRequestHandler(pool, () => url),
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const { port: actualPort } = server.address() as AddressInfo
  url = `http://${host.includes(':') ? `[${host}]` : host}:${actualPort}`

  return {
    url,
    userPoolId,
    clientId,
    jwks: { keys: [pool.publicKey] },
    issuer: pool.issuer,
    close: () =>
      new Promise((resolve) => {
        const hurry = setTimeout(() => server.closeAllConnections(), CLOSE_MS)
        server.close(() => {
          clearTimeout(hurry)
          resolve()
        })
      }),
  }
}
