// One page session put together: who this browser is, what the rails and charts ask, and the event queue.

import type { Session, SlatesAnswer } from '@intellistream/edge-api/contract'
import type { Queue } from '../delivery/create-delivery.ts'
import { effectiveTracking } from '../delivery/effective-tracking.ts'
import { Identity } from '../delivery/identity.ts'
import { makeEvent } from '../delivery/make-event.ts'
import { askApi, getTimeZone, postApi } from './api-client.ts'
import { documentParsed } from './document-parsed.ts'
import { fetchLater, untilFetched, type Later } from './fetch-later.ts'
import { toProblem } from './problems.ts'
import { readWaitingProvider } from './read-provider.ts'
import { createSlateBoard } from './slate-board.ts'
import type { PageSession, PageSessionObserver } from './types.ts'

/** `api` as `toApi` writes it. */
export function createPageSession(api: string): PageSession {
  const observers = new Set<PageSessionObserver>()
  let allowed = readWaitingProvider(api).tracking
  /** Aborted when the subject changes, and with it all that was asked for the one before. */
  let subject = new AbortController()
  let opening: Promise<Session> | undefined
  /** Undefined until it is here. */
  let delivery: Queue | undefined

  const identity = new Identity(api, {
    storage: () => (session.tracking === 'user' ? localStorage : sessionStorage),
  })

  const source = { api, identity, getTracking: () => session.tracking }

  const session: PageSession = {
    api,
    get tracking() {
      return effectiveTracking(allowed)
    },
    configure({ getToken, tracking }) {
      if (tracking) allowed = tracking
      if (session.tracking === 'off') void queue.then((found) => found.optOut())
      if (!getToken || getToken === identity.source) return
      identity.source = getToken
      // A provider that comes after the first answer: only another user is a reason to ask all again.
      if (identity.session) void identity.hasChangedHands().then((has) => has && session.resetSubject())
    },
    subscribeSlate: (element, onState) => board.subscribe(element, onState),
    async getReport({ path, parameters }, signal) {
      const query = new URLSearchParams({ ...parameters, timeZone: getTimeZone() })
      try {
        await documentParsed()
        return await authorized(signal, async (token) => {
          const authorization = `Bearer ${token ?? (await openSession()).anonymousToken}`
          return askApi(`${api}${path}?${query}`, { headers: { authorization } }, signal)
        })
      } catch (failure) {
        signal.throwIfAborted()
        tell((observer) => observer.onProblem?.(toProblem(api, failure)))
        throw failure
      }
    },
    async track(event) {
      // Before anything is awaited: this task may be the last one of the page.
      const made = makeEvent(event, source)
      return (delivery ?? (await queue)).keep(made)
    },
    resetSubject() {
      void withLastSlates(({ clearLastSlates }, partition) => clearLastSlates(partition))
      identity.forget()
      askAgain()
    },
    observe(observer) {
      observers.add(observer)
      if (delivery) observer.onDeliveryStatus?.(delivery.status)
      return () => observers.delete(observer)
    },
  }

  const later = untilFetched(fetchLater)

  const queue = later.then(
    ({ createDelivery }) =>
      (delivery = createDelivery({
        ...source,
        openSession,
        onStatus: (status) => tell((observer) => observer.onDeliveryStatus?.(status)),
      })),
  )

  const board = createSlateBoard({
    api,
    send(request, signal) {
      const answer = authorized(signal, (token) =>
        postApi<SlatesAnswer>(`${api}/v1/slates`, { token, ...request }, signal),
      )
      // Whoever needs a session meanwhile waits for this one.
      const remembered = answer.then(({ session }) => remember(session))
      for (const unheard of [remembered, opened(remembered)]) unheard.catch(() => {})
      return answer
    },
    getLast: (key) => withLastSlates(({ getLastSlate }, partition) => getLastSlate(partition, key)),
    putLast: (key, slate) =>
      void withLastSlates(({ putLastSlate }, partition) => putLastSlate(partition, key, slate)),
    onProblem: (problem) => tell((observer) => observer.onProblem?.(problem)),
  })

  return session

  function tell(say: (observer: PageSessionObserver) => void): void {
    observers.forEach(say)
  }

  /** What was shown to the present subject; undefined when that cannot be had. */
  async function withLastSlates<Result>(
    act: (later: Later, partition: string) => Promise<Result>,
  ): Promise<Result | undefined> {
    const { subjectKey } = identity
    return subjectKey === undefined
      ? undefined
      : fetchLater().then(
          (later) => act(later, `${api} ${subjectKey}`),
          () => undefined,
        )
  }

  /** What is under way was asked for somebody else. */
  function askAgain(): void {
    subject.abort()
    subject = new AbortController()
    opening = undefined
    board.reset()
    tell((observer) => observer.onSubjectChange?.())
  }

  /** Sends with the page's token; after a refusal once more with a fresh one. */
  async function authorized<Answer>(
    signal: AbortSignal,
    send: (token: string | undefined) => Promise<Answer>,
  ): Promise<Answer> {
    session.configure(readWaitingProvider(api))
    const token = await identity.getToken()
    signal.throwIfAborted()
    void later.then(({ linkHistory }) => linkHistory(source))
    try {
      return await send(token)
    } catch (failure) {
      if (!token || statusOf(failure) !== 401) throw failure
      const { isSignedIn } = identity
      identity.drop(token)
      const fresh = await identity.getToken({ forceRefresh: true })
      signal.throwIfAborted()
      try {
        // Who was signed in does not go on as somebody else.
        if (isSignedIn && !identity.isSignedIn) throw failure
        return await send(fresh)
      } catch (refusal) {
        if (isSignedIn && statusOf(refusal) === 401) tell((observer) => observer.onAuthRequired?.())
        throw refusal
      }
    }
  }

  /** Opens a session without slates, for a page that only tracks or only shows charts, or for a fresh ingest token. */
  function openSession(): Promise<Session> {
    return opening ?? opened(requestSession())
  }

  async function requestSession(): Promise<Session> {
    const { signal } = subject
    await documentParsed()
    return remember(
      await authorized(signal, (token) =>
        postApi<Session>(
          `${api}/v1/session`,
          { [identity.isSignedIn ? 'token' : 'anonymousToken']: token },
          signal,
        ),
      ),
    )
  }

  function opened(remembered: Promise<Session>): Promise<Session> {
    return (opening ??= remembered.finally(() => (opening = undefined)))
  }

  /** Who we are is known at once; the promise is for the queue, which stores it. */
  async function remember(answered: Session): Promise<Session> {
    const isSomebodyElse = identity.remember(answered)
    const stored = queue.then((found) => found.setSession(answered))
    // Their token came without resetSubject: what the page shows belongs to the one before.
    if (isSomebodyElse) askAgain()
    await stored
    return answered
  }

  function statusOf(failure: unknown): number {
    return toProblem(api, failure).status
  }
}
