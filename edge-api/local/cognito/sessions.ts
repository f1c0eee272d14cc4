// One session = one sign-in: what its refresh token stands for. The token itself is kept only as a hash.
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { isFields } from './fields.ts'
import type { JsonFile } from './json-file.ts'

export interface Session {
  /** The `origin_jti` of every token of this sign-in; revoking it ends them all. */
  originJti: string
  sub: string
  refreshTokenHash: string
  /** The token before this one, which rotation replaced, and until when it still works: an answer may have been lost. */
  replaced?: { hash: string; untilSeconds: number }
  authTimeSeconds: number
  expiresAtSeconds: number
}

export interface Sessions {
  open(sub: string): Promise<{ session: Session; refreshToken: string }>
  /** By its refresh token, or within the grace period by the one before. */
  getByRefreshToken(refreshToken: string): Session | undefined
  /** Whether the token was replaced and its grace period is over: whoever shows it may have stolen it. */
  isReused(refreshToken: string): boolean
  /** A new refresh token for the session; the one before works for as long as the grace period. */
  rotate(session: Session, graceSeconds: number): Promise<string>
  getByOriginJti(originJti: string): Session | undefined
  close(session: Session): Promise<void>
  closeAll(sub: string): Promise<void>
}

/** Cognito's default life of a refresh token: 30 days. */
const SESSION_SECONDS = 30 * 24 * 3600

export async function openSessions(file: JsonFile<Session[]>, nowSeconds: () => number): Promise<Sessions> {
  const sessions = new Map((await file.read())?.map((session) => [session.refreshTokenHash, session]))
  const isLive = (session: Session) => session.expiresAtSeconds > nowSeconds()

  const save = () => {
    for (const [hash, session] of sessions) if (!isLive(session)) sessions.delete(hash)
    return file.write([...sessions.values()])
  }
  const find = (wanted: (session: Session) => boolean) =>
    [...sessions.values()].filter((session) => wanted(session) && isLive(session))

  return {
    async open(sub) {
      const refreshToken = randomBytes(48).toString('base64url')
      const authTimeSeconds = nowSeconds()
      const session: Session = {
        originJti: randomUUID(),
        sub,
        refreshTokenHash: hashToken(refreshToken),
        authTimeSeconds,
        expiresAtSeconds: authTimeSeconds + SESSION_SECONDS,
      }
      sessions.set(session.refreshTokenHash, session)
      await save()
      return { session, refreshToken }
    },
    getByRefreshToken(refreshToken) {
      const hash = hashToken(refreshToken)
      const inGrace = ({ replaced }: Session) =>
        replaced?.hash === hash && replaced.untilSeconds > nowSeconds()
      const session = sessions.get(hash) ?? find(inGrace)[0]
      return session && isLive(session) ? session : undefined
    },
    isReused(refreshToken) {
      const hash = hashToken(refreshToken)
      return (
        find(({ replaced }) => replaced?.hash === hash && replaced.untilSeconds <= nowSeconds()).length > 0
      )
    },
    async rotate(session, graceSeconds) {
      const refreshToken = randomBytes(48).toString('base64url')
      const hash = session.refreshTokenHash
      sessions.delete(hash)
      const rotated = {
        ...session,
        refreshTokenHash: hashToken(refreshToken),
        replaced: { hash, untilSeconds: nowSeconds() + graceSeconds },
      }
      sessions.set(rotated.refreshTokenHash, rotated)
      await save()
      return refreshToken
    },
    getByOriginJti: (originJti) => find((session) => session.originJti === originJti)[0],
    close(session) {
      sessions.delete(session.refreshTokenHash)
      return save()
    },
    closeAll(sub) {
      for (const session of find((one) => one.sub === sub)) sessions.delete(session.refreshTokenHash)
      return save()
    },
  }
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

export function parseSessions(json: unknown): Session[] {
  if (!Array.isArray(json) || !json.every(isSession)) throw new TypeError('not a list of sessions')
  return json
}

function isSession(value: unknown): value is Session {
  if (!isFields(value)) return false
  const { originJti, sub, refreshTokenHash, authTimeSeconds, expiresAtSeconds } = value
  return (
    [originJti, sub, refreshTokenHash].every((one) => typeof one === 'string') &&
    [authTimeSeconds, expiresAtSeconds].every((one) => Number.isInteger(one))
  )
}
