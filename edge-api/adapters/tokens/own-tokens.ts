// Tokens of our own, signed by HS256: anonymous ones that say who, and ingest ones that can add events and nothing else.
// An audience each, so that one cannot pass for the other.

import { createSecretKey } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { JWTPayload } from 'jose'
import { createLru } from '../../cache/lru.ts'
import { InvalidToken } from '../../ports/identity.ts'
import type { OwnTokens, Subject } from '../../ports/identity.ts'

export interface OwnTokensOptions {
  /** By key id; the first signs, all are accepted, so that keys can be changed without signing anybody out. */
  secrets: Readonly<Record<string, string>>
  nowMs: () => number
  anonymousSeconds?: number
  /** At most 7 days: as long as a client keeps events. */
  ingestSeconds?: number
}

const ISSUER = 'intellistream'
const ANONYMOUS = 'intellistream:anonymous'
const INGEST = 'intellistream:ingest'
const DAY_SECONDS = 86_400
const MIN_SECRET_LENGTH = 32
/** About 5 MB. Only tokens of ours get in, so nobody can crowd out the others with made up ones. */
const MAX_VERIFIED = 10_000
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** Throws RangeError when there is no secret or a short one. */
export function ownTokens(options: OwnTokensOptions): OwnTokens {
  const { secrets, nowMs, anonymousSeconds = 180 * DAY_SECONDS, ingestSeconds = 7 * DAY_SECONDS } = options
  const keys = new Map<string, KeyObject>()
  for (const [kid, secret] of Object.entries(secrets)) {
    if (secret.length < MIN_SECRET_LENGTH)
      throw new RangeError(`The secret ${kid} needs at least 32 characters`)
    keys.set(kid, createSecretKey(Buffer.from(secret)))
  }
  const [signing] = keys
  if (signing === undefined) throw new RangeError('secrets must hold at least one')
  const [signingKid, signingKey] = signing

  async function issue(audience: string, claims: JWTPayload & { sub: string }, seconds: number) {
    const nowSeconds = Math.floor(nowMs() / 1000)
    const endSeconds = nowSeconds + seconds
    // Imported with the first token: a cold start that answers everybody alike does without.
    const { SignJWT } = await import('jose')
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', kid: signingKid })
      .setIssuer(ISSUER)
      .setAudience(audience)
      .setIssuedAt(nowSeconds)
      .setExpirationTime(endSeconds)
      .sign(signingKey)
    return { token, expiresAt: new Date(endSeconds * 1000).toISOString() }
  }

  type Verified = JWTPayload & { sub: string; exp: number }
  /** A signature that held once holds: a page asks with the same token many times. */
  const verified = createLru<Verified>({ maxSize: MAX_VERIFIED })

  async function verify(audience: string, token: string): Promise<Verified> {
    const key = `${audience} ${token}`
    const known = verified.get(key)
    if (known !== undefined && known.exp > Math.floor(nowMs() / 1000)) return known
    const payload = await verifyAnew(audience, token)
    verified.set(key, payload)
    return payload
  }

  async function verifyAnew(audience: string, token: string): Promise<Verified> {
    const { jwtVerify } = await import('jose')
    try {
      const { payload } = await jwtVerify(
        token,
        ({ kid }) => keys.get(kid ?? '') ?? refuse('The key is unknown'),
        {
          algorithms: ['HS256'],
          issuer: ISSUER,
          audience,
          requiredClaims: ['sub', 'exp'],
          currentDate: new Date(nowMs()),
        },
      )
      const { sub = '', exp = 0 } = payload
      return UUID.test(sub) ? { ...payload, sub, exp } : refuse('The sub is not a UUID')
    } catch (error) {
      throw new InvalidToken('The token was refused', { cause: error })
    }
  }

  return {
    issueAnonymous: (anonymousId) => issue(ANONYMOUS, { sub: anonymousId }, anonymousSeconds),
    async verifyAnonymous(token) {
      const { sub } = await verify(ANONYMOUS, token)
      return { kind: 'anonymous', id: sub }
    },
    issueIngest: ({ kind, id }) => issue(INGEST, { sub: id, kind, scope: 'ingest' }, ingestSeconds),
    async verifyIngest(token): Promise<Subject> {
      const { sub, kind, scope } = await verify(INGEST, token)
      if (scope !== 'ingest') throw new InvalidToken('The token cannot add events')
      if (kind === 'user') return { kind, id: sub, groups: [] }
      if (kind === 'anonymous') return { kind, id: sub }
      throw new InvalidToken('The token has no subject')
    },
  }
}

function refuse(reason: string): never {
  throw new InvalidToken(reason)
}
