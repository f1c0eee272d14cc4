// Who this browser is to one API: the page's own token when somebody is signed in, else our anonymous token, which is
// kept so that history survives a visit. Apart from the page session because delivery works without one.

import type { Session } from '@intellistream/edge-api/contract'
import { createUuidV7 } from './uuid-v7.ts'

/** Gives the Cognito access token, or null when nobody is signed in. */
export type GetToken = (options: { forceRefresh: boolean }) => Promise<string | null>

interface Kept {
  anonymousToken?: string | undefined
  anonymousExpiresAt?: string | undefined
  /** Which token subjectKey belongs to, so that another user's start never inherits it. */
  owner?: string
  subjectKey?: string
}

/**
 * Begins the names of partitions of pages that give no tokens. Whoever is not signed in on this device is the same
 * anonymous person, and takes up what a killed tab left there; other visits may have been another user's.
 */
export const GUEST = 'guest:'

export interface IdentityOptions {
  /** Where the anonymous token is kept: `localStorage`, or `sessionStorage` when it may last one visit only. */
  storage: () => Storage
  getToken?: GetToken | undefined
}

export class Identity {
  /** The latest answer of the API in this page. */
  session: Session | undefined
  /** What was sent last: a token, or undefined before the first anonymous answer. */
  token: string | undefined
  /** Whether that was the page's own token. */
  isSignedIn = false
  #key: string
  #options: IdentityOptions

  constructor(api: string, options: IdentityOptions) {
    this.#key = `intellistream:${api}`
    this.#options = options
  }

  get getTokenOption(): GetToken | undefined {
    return this.#options.getToken
  }

  configure(options: Partial<IdentityOptions>): void {
    this.#options = { ...this.#options, ...options }
  }

  /** The anonymous token while it is valid, also when somebody is signed in: it then waits to be linked. */
  get anonymousToken(): string | undefined {
    const { anonymousToken, anonymousExpiresAt } = this.#read()
    return anonymousExpiresAt && Date.parse(anonymousExpiresAt) > Date.now() ? anonymousToken : undefined
  }

  /** Partitions queue and caches; known before the API answers when this token was here before. */
  get subjectKey(): string | undefined {
    if (this.session) return this.session.subjectKey
    const { owner, subjectKey } = this.#read()
    // A page that gives no tokens needs not be asked for one: what a tab tracks in its first moment has its owner.
    const token = this.token ?? (this.getTokenOption ? undefined : this.anonymousToken)
    return owner === toOwner(token) ? subjectKey : undefined
  }

  /** One visit: a tab, until the subject changes. */
  get visitId(): string {
    const storage = tryStorage(() => sessionStorage)
    const visitId = storage?.getItem(`${this.#key}:visit`) ?? this.#visitId ?? createUuidV7()
    this.#visitId = visitId
    try {
      storage?.setItem(`${this.#key}:visit`, visitId)
    } catch {
      // Full or blocked storage: the visit lasts as long as the page.
    }
    return visitId
  }
  #visitId: string | undefined

  /** Where events wait until their subject is known. */
  get waitingKey(): string {
    return (this.getTokenOption ? 'visit:' : GUEST) + this.visitId
  }

  /** The token to send; undefined asks the API to open an anonymous session. */
  async getToken({ forceRefresh = false } = {}): Promise<string | undefined> {
    const token = (await this.#options.getToken?.({ forceRefresh })) ?? undefined
    this.isSignedIn = token !== undefined
    this.token = token ?? this.anonymousToken
    return this.token
  }

  /** Whether the token is of another user than the one that the API answered last. */
  hasChangedHands(): boolean {
    return this.session !== undefined && toOwner(this.token) !== this.#owner
  }
  #owner = ''

  remember(session: Session): void {
    this.session = session
    const { anonymousToken, anonymousExpiresAt, subjectKey } = session
    if (anonymousToken) this.token = anonymousToken
    const owner = (this.#owner = toOwner(this.token))
    this.#write({
      ...this.#read(),
      ...(anonymousToken && { anonymousToken, anonymousExpiresAt }),
      owner,
      subjectKey,
    })
  }

  /** Drops an anonymous token that was linked to a user or that the API refuses. */
  dropAnonymousToken(): void {
    this.#write({ ...this.#read(), anonymousToken: undefined, anonymousExpiresAt: undefined })
  }

  /** Leaves nothing of the subject behind. */
  forget(): void {
    this.session = this.token = undefined
    this.endVisit()
    for (const storage of [tryStorage(() => sessionStorage), tryStorage(() => localStorage)]) {
      storage?.removeItem(this.#key)
    }
  }

  /** A visit is of one subject: what comes now belongs to another. */
  endVisit(): void {
    this.#visitId = undefined
    tryStorage(() => sessionStorage)?.removeItem(`${this.#key}:visit`)
  }

  #read(): Kept {
    try {
      return JSON.parse(this.#options.storage().getItem(this.#key) ?? '{}') as Kept
    } catch {
      return this.#unkept
    }
  }

  #write(kept: Kept): void {
    try {
      this.#options.storage().setItem(this.#key, JSON.stringify(kept))
    } catch {
      this.#unkept = kept
    }
  }
  #unkept: Kept = {}
}

/** Tells tokens of one user from those of another; the API alone verifies them. */
function toOwner(token: string | undefined): string {
  try {
    const claims = (token ?? '').split('.')[1] ?? ''
    const { sub } = JSON.parse(atob(claims.replace(/-/g, '+').replace(/_/g, '/'))) as { sub?: string }
    return sub ?? token ?? ''
  } catch {
    return token ?? ''
  }
}

function tryStorage(get: () => Storage): Storage | undefined {
  try {
    return get()
  } catch {
    return undefined
  }
}
