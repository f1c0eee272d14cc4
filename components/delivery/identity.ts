// Who this browser is to one API: the page's own token when somebody is signed in, else our anonymous token, which is
// kept so that history survives a visit. Apart from the page session because delivery works without one.

import type { Session } from '@intellistream/edge-api/contract'
import { createUuidV7 } from './uuid-v7.ts'

/** Gives the Cognito access token, or null when nobody is signed in. */
export type GetToken = (options: { forceRefresh: boolean }) => Promise<string | null>

/** What a browser remembers of whoever is here. */
interface Kept {
  anonymousToken?: string | undefined
  /** Without it the token is of a guest who was forgotten: whoever signs in next may link it, no guest goes on with it. */
  anonymousExpiresAt?: string | undefined
  /** Whose subjectKey it is, by toOwner, so that another user's start never inherits it. */
  owner?: string
  subjectKey?: string
}

export interface IdentityOptions {
  /** Where the anonymous token is kept: `localStorage`, or `sessionStorage` when it may last one visit only. */
  storage: () => Storage
  getToken?: GetToken | undefined
}

const visitStorage = (): Storage => sessionStorage
/** Of a visit, and of longer ones. */
export const STORAGES = [visitStorage, (): Storage => localStorage]

export class Identity {
  /** The latest answer of the API in this page. */
  session: Session | undefined
  /** What was sent last: a token, or undefined before the first anonymous answer. */
  token: string | undefined
  /** Whether that was the page's own token. */
  isSignedIn = false
  /** Where the page's own tokens come from. */
  source: GetToken | undefined
  /** The source that has said who is here. */
  #asked: GetToken | undefined
  readonly #key: string
  readonly #visitKey: string
  readonly #storage: () => Storage
  /** What full or blocked storage did not take lasts as long as the page. */
  readonly #unkept = new Map<string, string>()

  constructor(api: string, { storage, getToken }: IdentityOptions) {
    this.#key = `intellistream:${api}`
    this.#visitKey = `${this.#key}:visit`
    this.#storage = storage
    this.source = getToken
  }

  /** The anonymous token while it is valid. */
  get anonymousToken(): string | undefined {
    const { anonymousToken, anonymousExpiresAt = '' } = this.kept()
    return Date.parse(anonymousExpiresAt) > Date.now() ? anonymousToken : undefined
  }

  /** Partitions queue and caches; known before the API answers when this token was here before. */
  get subjectKey(): string | undefined {
    if (this.session) return this.session.subjectKey
    const { owner, subjectKey } = this.kept()
    // A page that gives no tokens needs not be asked for one: what a tab tracks in its first moment has its owner.
    const token = this.token ?? (this.source ? undefined : this.anonymousToken)
    return owner === toOwner(token) ? subjectKey : undefined
  }

  /** One visit: a tab, until the subject changes. */
  get visitId(): string {
    const kept = this.#read(visitStorage, this.#visitKey)
    const visitId = kept ?? createUuidV7()
    if (!kept) this.#write(visitStorage, this.#visitKey, visitId)
    return visitId
  }

  /**
   * Begins the names of partitions of whoever is here while the API has not answered; undefined until the page has said who
   * that is. What a killed tab left there is taken up by the same user, or on a device without users by whoever comes: all
   * who are not signed in there are the same anonymous person.
   */
  get ownerKey(): string | undefined {
    if (this.#asked !== this.source) return undefined
    return this.isSignedIn ? `user:${toOwner(this.token)}:` : 'guest:'
  }

  /** Where events wait until their subject is known. */
  get waitingKey(): string {
    return (this.ownerKey ?? 'visit:') + this.visitId
  }

  /** The token to send; undefined asks the API to open an anonymous session. */
  async getToken({ forceRefresh = false } = {}): Promise<string | undefined> {
    const { source, visitId } = this
    const token = (await source?.({ forceRefresh })) ?? undefined
    // What was asked for the visit before says nothing about this one.
    if (visitId === this.visitId) {
      this.isSignedIn = token !== undefined
      this.token = token ?? this.anonymousToken
      this.#asked = source
    }
    return this.token
  }

  /** Asks for the token; whether it is of another user than the one that was sent last. */
  async hasChangedHands(): Promise<boolean> {
    const before = toOwner(this.token)
    return toOwner(await this.getToken()) !== before
  }

  /** Whether it is another subject than the one before: its visit has ended then. */
  remember(session: Session): boolean {
    const { anonymousToken, anonymousExpiresAt, subjectKey, ingestToken } = session
    if (!subjectKey || !ingestToken) throw new TypeError('No session')
    const isSomebodyElse = this.session !== undefined && this.session.subjectKey !== subjectKey
    if (isSomebodyElse) this.#endVisit()
    this.session = session
    if (anonymousToken) this.token = anonymousToken
    this.#keep({
      ...(anonymousToken && { anonymousToken, anonymousExpiresAt }),
      owner: toOwner(this.token),
      subjectKey,
    })
    return isSomebodyElse
  }

  /** Drops an anonymous token that was linked to a user or that the API refuses. */
  drop(token: string | undefined): void {
    for (const storage of STORAGES)
      if (this.kept(storage).anonymousToken === token) this.#keep({ anonymousToken: undefined }, storage)
  }

  /** Leaves nothing of a user behind, and of a guest what waits for who signs in next. */
  forget(): void {
    this.session = this.token = this.#asked = undefined
    this.#endVisit()
    for (const storage of STORAGES) {
      const { anonymousToken, owner } = this.kept(storage)
      const isGuest = owner === toOwner(anonymousToken)
      this.#write(storage, this.#key, isGuest && JSON.stringify({ anonymousToken, owner }))
    }
  }

  /** Nothing when it cannot be read; what is not there is null, and so is what a page may have put there. */
  kept(storage = this.#storage): Kept {
    try {
      return { ...(JSON.parse(this.#read(storage, this.#key) as string) as Kept | null) }
    } catch {
      return {}
    }
  }

  /** A visit is of one subject: what comes now belongs to another. */
  #endVisit(): void {
    this.#write(visitStorage, this.#visitKey)
  }

  #keep(change: Kept, storage = this.#storage): void {
    this.#write(storage, this.#key, JSON.stringify({ ...this.kept(storage), ...change }))
  }

  #read(storage: () => Storage, key: string): string | null {
    try {
      return this.#unkept.get(key) ?? storage().getItem(key)
    } catch {
      return null
    }
  }

  #write(storage: () => Storage, key: string, value?: string | false): void {
    this.#unkept.delete(key)
    try {
      if (value) storage().setItem(key, value)
      else storage().removeItem(key)
    } catch {
      if (value) this.#unkept.set(key, value)
    }
  }
}

/** Tells tokens of one user from those of another; the API alone verifies them. May be stored: it is no token. */
function toOwner(token = ''): string {
  try {
    const claims = token.split('.')[1] ?? ''
    const { sub } = JSON.parse(atob(claims.replace(/-/g, '+').replace(/_/g, '/'))) as { sub?: string }
    return sub ?? toDigest(token)
  } catch {
    return toDigest(token)
  }
}

/**
 * FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/: 32 bits of a token, from which it cannot be had back. Not SHA-256,
 * which browsers compute on secure pages only, and later: an event has its owner when track() returns.
 */
function toDigest(token: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < token.length; index += 1)
    hash = Math.imul(hash ^ token.charCodeAt(index), 0x01000193)
  return (hash >>> 0).toString(36)
}
