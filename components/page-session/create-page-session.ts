// One page session put together: who this browser is, what the rails and charts ask, and the event queue.

import type { Problem, Session, Tracking } from '@intellistream/edge-api/contract'
import { effectiveTracking } from '../delivery/effective-tracking.ts'
import { Identity } from '../delivery/identity.ts'
import { createApiClient } from './api-client.ts'
import { documentParsed } from './document-parsed.ts'
import { createLastSlates } from './last-slates.ts'
import { LazyDelivery } from './lazy-delivery.ts'
import { ApiFailure, toProblem, toSignInProblem } from './problems.ts'
import { readWaitingProvider } from './read-provider.ts'
import { SlateBoard } from './slate-board.ts'
import type { SlateState } from './slate-state.ts'
import type {
  PageSession,
  PageSessionObserver,
  PageSessionOptions,
  ReportQuery,
  SlateSubscription,
  TrackedEvent,
} from './types.ts'

/** `api` as `toApi` writes it. */
export function createPageSession(api: string): PageSession {
  return new ApiPageSession(api)
}

class ApiPageSession implements PageSession {
  readonly api: string
  #tracking: Tracking | undefined
  #identity: Identity
  #client: ReturnType<typeof createApiClient>
  #delivery: LazyDelivery
  #lastSlates: ReturnType<typeof createLastSlates>
  #slates: SlateBoard
  #observers = new Set<PageSessionObserver>()
  /** Aborted when the subject changes, and with it all that was asked for the one before. */
  #subject = new AbortController()
  #opening: Promise<Session> | undefined
  /** An anonymous history that waits for the user to sign in. */
  #leftBehind: string | undefined

  constructor(api: string) {
    this.api = api
    this.#tracking = readWaitingProvider(api).tracking
    this.#client = createApiClient(api)
    this.#identity = new Identity(api, {
      storage: () => (this.tracking === 'user' ? localStorage : sessionStorage),
    })
    this.#delivery = new LazyDelivery({
      api,
      identity: this.#identity,
      openSession: () => this.#openSession(),
      getTracking: () => this.tracking,
      onStatus: (status) => this.#observers.forEach((observer) => observer.onDeliveryStatus?.(status)),
    })
    this.#lastSlates = createLastSlates(
      () => this.#identity.subjectKey && `${api} ${this.#identity.subjectKey}`,
    )
    this.#slates = new SlateBoard({
      api,
      lastSlates: this.#lastSlates,
      onProblem: (problem) => this.#tellProblem(problem),
      send: (request, signal) => {
        const answer = this.#authorized(signal, (token) =>
          this.#client.postSlates({ ...(token && { token }), ...request }, signal),
        )
        const remembered = answer.then(async ({ session }) => {
          await this.#remember(session)
          return session
        })
        // Whoever needs a session meanwhile waits for this one.
        remembered.catch(() => {})
        this.#opening ??= remembered.finally(() => (this.#opening = undefined))
        this.#opening.catch(() => {})
        return answer
      },
    })
  }

  get tracking(): Tracking {
    return effectiveTracking(this.#tracking)
  }

  configure({ getToken, tracking }: PageSessionOptions): void {
    if (tracking) this.#tracking = tracking
    if (this.tracking === 'off') void this.#delivery.optOut()
    if (!getToken || getToken === this.#identity.getTokenOption) return
    this.#identity.configure({ getToken })
    // A provider that comes after the first answer: only another user is a reason to ask all again.
    if (this.#identity.session) void this.#resetIfSomebodyElse()
  }

  subscribeSlate(element: HTMLElement, onState: (state: SlateState) => void): SlateSubscription {
    return this.#slates.subscribe(element, onState)
  }

  async getReport<Report>(query: ReportQuery, signal: AbortSignal): Promise<Report> {
    try {
      await documentParsed()
      return await this.#authorized(signal, async (token) => {
        const bearer = token ?? (await this.#openSession()).anonymousToken ?? ''
        return this.#client.getReport<Report>(query, bearer, signal)
      })
    } catch (failure) {
      signal.throwIfAborted()
      const problem = toProblem(this.api, failure)
      this.#tellProblem(problem)
      throw failure instanceof ApiFailure ? failure : new ApiFailure(problem, { cause: failure })
    }
  }

  track(event: TrackedEvent): Promise<void> {
    return this.#delivery.track(event)
  }

  resetSubject(): void {
    this.#leftBehind = this.#identity.anonymousToken
    void this.#lastSlates.clear()
    this.#identity.forget()
    this.#askAgain()
  }

  observe(observer: PageSessionObserver): () => void {
    this.#observers.add(observer)
    if (this.#delivery.status) observer.onDeliveryStatus?.(this.#delivery.status)
    return () => this.#observers.delete(observer)
  }

  #tellProblem(problem: Problem): void {
    this.#observers.forEach((observer) => observer.onProblem?.(problem))
  }

  /** What is under way was asked for somebody else. */
  #askAgain(): void {
    this.#subject.abort()
    this.#subject = new AbortController()
    this.#opening = undefined
    this.#slates.reset()
    this.#observers.forEach((observer) => observer.onSubjectChange?.())
  }

  /** Sends with the page's token; after a refusal once more with a fresh one. */
  async #authorized<Answer>(
    signal: AbortSignal,
    send: (token: string | undefined) => Promise<Answer>,
  ): Promise<Answer> {
    this.configure(readWaitingProvider(this.api))
    const token = await this.#identity.getToken()
    signal.throwIfAborted()
    this.#link(token)
    try {
      return await send(token)
    } catch (failure) {
      if (!isRefusal(failure) || token === undefined) throw failure
    }
    const wasSignedIn = this.#identity.isSignedIn
    if (!wasSignedIn) this.#identity.dropAnonymousToken()
    const fresh = await this.#identity.getToken({ forceRefresh: true })
    signal.throwIfAborted()
    try {
      if (wasSignedIn && !this.#identity.isSignedIn)
        throw new ApiFailure(toSignInProblem('The session has ended.'))
      return await send(fresh)
    } catch (failure) {
      if (wasSignedIn && isRefusal(failure))
        this.#observers.forEach((observer) => observer.onAuthRequired?.())
      throw failure
    }
  }

  /** Opens a session without slates, for a page that only tracks or only shows charts, or for a fresh ingest token. */
  #openSession(): Promise<Session> {
    this.#opening ??= this.#requestSession().finally(() => (this.#opening = undefined))
    return this.#opening
  }

  async #requestSession(): Promise<Session> {
    const { signal } = this.#subject
    await documentParsed()
    const session = await this.#authorized(signal, (token) => {
      const isOurs = !this.#identity.isSignedIn
      return this.#client.openSession(token ? { [isOurs ? 'anonymousToken' : 'token']: token } : {}, signal)
    })
    await this.#remember(session)
    return session
  }

  /** Who we are is known at once; the promise is for the queue, which stores it. */
  #remember(session: Session): Promise<void> {
    const before = this.#identity.session?.subjectKey
    this.#identity.remember(session)
    const stored = this.#delivery.setSession(session)
    // Somebody else's token came without resetSubject: what the page shows belongs to the one before.
    if (before !== undefined && before !== session.subjectKey) {
      this.#identity.endVisit()
      this.#askAgain()
    }
    return stored
  }

  /** Gives the user the history from before signing in, once; a failure is tried again with the next page. */
  #link(token: string | undefined): void {
    const anonymousToken = this.#leftBehind ?? this.#identity.anonymousToken
    this.#leftBehind = undefined
    if (!token || !anonymousToken || !this.#identity.isSignedIn) return
    this.#client.openSession({ token, anonymousToken }, this.#subject.signal).then(
      () => this.#identity.dropAnonymousToken(),
      (failure: unknown) => {
        // It is the history of somebody who signed in here before.
        if (failure instanceof ApiFailure && failure.problem.status === 403)
          this.#identity.dropAnonymousToken()
      },
    )
  }

  async #resetIfSomebodyElse(): Promise<void> {
    await this.#identity.getToken()
    if (this.#identity.hasChangedHands()) this.resetSubject()
  }
}

function isRefusal(failure: unknown): boolean {
  return failure instanceof ApiFailure && failure.problem.status === 401
}
