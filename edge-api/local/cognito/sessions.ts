// What a refresh token stands for, kept by its hash alone. Those of one sign-in have its `originJti` in common.
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { isFields } from './fields.ts'
import type { JsonFile } from './json-file.ts'

export interface Session {
  /** The `origin_jti` of every token of this sign-in; revoking it ends them all. */
  originJti: string
  sub: string
  refreshTokenHash: string
  /** When rotation has replaced the token: until when it still works, for who lost the answer, and for other tabs. */
  replacedUntilSeconds?: number
  authTimeSeconds: number
  expiresAtSeconds: number
}

export interface Sessions {
  open(sub: string): Promise<{ session: Session; refreshToken: string }>
  /** By its refresh token, within the grace period also by one that was replaced. */
  getByRefreshToken(refreshToken: string): Session | undefined
  /** Whether the token was replaced and its grace period is over: whoever shows it may have stolen it. */
  isReused(refreshToken: string): boolean
  /** A new refresh token for the sign-in; the one before works for as long as the grace period. */
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
  const isOver = ({ replacedUntilSeconds = Infinity }: Session) => replacedUntilSeconds <= nowSeconds()

  const save = () => {
    for (const [hash, session] of sessions) if (!isLive(session)) sessions.delete(hash)
    return file.write([...sessions.values()])
  }
  const find = (wanted: (session: Session) => boolean) =>
    [...sessions.values()].filter((session) => wanted(session) && isLive(session))
  const remove = (wanted: (session: Session) => boolean) => {
    for (const session of find(wanted)) sessions.delete(session.refreshTokenHash)
  }

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
      const session = sessions.get(hashToken(refreshToken))
      return session && isLive(session) && !isOver(session) ? session : undefined
    },
    isReused(refreshToken) {
      const session = sessions.get(hashToken(refreshToken))
      return session !== undefined && isLive(session) && isOver(session)
    },
    async rotate({ replacedUntilSeconds, ...session }, graceSeconds) {
      const refreshToken = randomBytes(48).toString('base64url')
      remove((one) => one.originJti === session.originJti && isOver(one))
      sessions.set(session.refreshTokenHash, {
        ...session,
        replacedUntilSeconds: replacedUntilSeconds ?? nowSeconds() + graceSeconds,
      })
      const refreshTokenHash = hashToken(refreshToken)
      sessions.set(refreshTokenHash, { ...session, refreshTokenHash })
      await save()
      return refreshToken
    },
    getByOriginJti: (originJti) => find((session) => session.originJti === originJti)[0],
    close({ originJti }) {
      remove((one) => one.originJti === originJti)
      return save()
    },
    closeAll(sub) {
      remove((one) => one.sub === sub)
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
