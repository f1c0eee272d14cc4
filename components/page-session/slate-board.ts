// All rails of one page session: gathers what they ask into one request at a time, hands the answers out, and keeps an
// item from being shown twice. Requests follow each other so that each knows what the ones before it have shown.

import type { Problem, SlateRequest, SlatesAnswer, SlatesRequest } from '@intellistream/edge-api/contract'
import { getTimeZone } from './api-client.ts'
import { documentParsed } from './document-parsed.ts'
import type { LastSlates } from './last-slates.ts'
import { isTransient, toProblem, toUnreachableProblem } from './problems.ts'
import { SLATE_TAGS } from './read-slate-request.ts'
import { resolveApi } from './resolve-api.ts'
import { SlateAsk } from './slate-ask.ts'
import type { SlateState } from './slate-state.ts'
import type { SlateSubscription } from './types.ts'

/** The API's limits: slates in a request, ids in `exclude`, and what all `exclude` may take of a body of 64 KB. */
const MOST_SLATES = 12
const MOST_EXCLUDED = 500
const MOST_EXCLUDED_BYTES = 48_000

export interface SlateBoardOptions {
  api: string
  /** Sends with the right token; throws ApiFailure. */
  send(request: Omit<SlatesRequest, 'token'>, signal: AbortSignal): Promise<SlatesAnswer>
  lastSlates: Pick<LastSlates, 'get' | 'put'>
  onProblem(problem: Problem): void
}

interface Batch {
  asks: Map<string, { ask: SlateAsk; want: 'slate' | 'more' }>
  controller: AbortController
}

export class SlateBoard {
  #options: SlateBoardOptions
  #asks = new Map<HTMLElement, SlateAsk>()
  /** Disliked in this page: the API may not know yet when the next ask is answered. */
  #removed = new Set<string>()
  #batch: Batch | undefined
  #scheduled = false

  constructor(options: SlateBoardOptions) {
    this.#options = options
    this.#schedule()
  }

  subscribe(element: HTMLElement, onState: (state: SlateState) => void): SlateSubscription {
    const ask = this.#asks.get(element) ?? new SlateAsk(element)
    this.#asks.set(element, ask)
    ask.onState = onState
    onState({ type: 'loading' })
    if (ask.reread()) this.#restart(ask)
    else if (ask.state.type !== 'loading') onState(ask.state)
    this.#schedule()
    return {
      update: () => {
        if (ask.reread()) this.#restart(ask)
      },
      retry: () => this.#restart(ask),
      loadMore: () => this.#loadMore(ask),
      removeItem: (itemId) => void this.#removed.add(itemId),
      restoreItem: (itemId) => void this.#removed.delete(itemId),
      close: () => this.#close(ask, onState),
    }
  }

  /** Forgets what was shown, and asks for all of it again. */
  reset(): void {
    this.#batch?.controller.abort()
    this.#removed.clear()
    for (const ask of this.#asks.values()) ask.restart()
    this.#schedule()
  }

  #restart(ask: SlateAsk): void {
    ask.restart()
    this.#abortUnwanted()
    this.#schedule()
  }

  #loadMore(ask: SlateAsk): void {
    if (ask.want || ask.underWay || !ask.slate?.nextCursor) return
    ask.want = 'more'
    this.#schedule()
  }

  /** An element that is only moved closes and subscribes in one task; nothing is aborted then. */
  #close(ask: SlateAsk, onState: (state: SlateState) => void): void {
    if (ask.onState !== onState) return
    ask.onState = undefined
    queueMicrotask(() => {
      if (ask.onState || ask.element.isConnected) return
      this.#asks.delete(ask.element)
      ask.want = ask.underWay = undefined
      this.#abortUnwanted()
    })
  }

  #abortUnwanted(): void {
    const batch = this.#batch
    const isWanted = [...(batch?.asks.values() ?? [])].some(
      ({ ask }) => ask.underWay === batch && (ask.onState || ask.element.isConnected),
    )
    if (!isWanted) batch?.controller.abort()
  }

  /** Once a turn, and not before all tags can be read. */
  #schedule(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    void documentParsed().then(() => {
      this.#scheduled = false
      this.#collect()
      if (!this.#batch) void this.#sendAll()
    })
  }

  /** Finds the tags that nobody has asked for, upgraded or not, and puts all asks in the order of the document. */
  #collect(): void {
    for (const [element, ask] of this.#asks) {
      if (!element.isConnected && !ask.onState) this.#asks.delete(element)
    }
    const inOrder = new Map<HTMLElement, SlateAsk>()
    for (const element of document.querySelectorAll<HTMLElement>(SLATE_TAGS)) {
      const ask = this.#asks.get(element)
      if (ask) inOrder.set(element, ask)
      else if (resolveApi(element) === this.#options.api) inOrder.set(element, new SlateAsk(element))
    }
    this.#asks = new Map([...inOrder, ...this.#asks])
  }

  async #sendAll(): Promise<void> {
    for (let asks = this.#next(); asks.length > 0; asks = this.#next()) {
      const batch: Batch = { asks: new Map(), controller: new AbortController() }
      this.#batch = batch
      const slates = asks.map((ask) => this.#toRequest(ask, asks))
      for (const ask of asks) {
        batch.asks.set(ask.id, { ask, want: ask.want ?? 'slate' })
        ask.want = undefined
        ask.underWay = batch
      }
      await this.#send(batch, slates, asks[0]?.locale ?? '')
      this.#batch = undefined
    }
  }

  /** The first asks that may share a request: one has one locale. */
  #next(): SlateAsk[] {
    const wanted = [...this.#asks.values()].filter((ask) => ask.want)
    return wanted.filter((ask) => ask.locale === wanted[0]?.locale).slice(0, MOST_SLATES)
  }

  #toRequest(ask: SlateAsk, together: SlateAsk[]): SlateRequest {
    const exclude = new Set(this.#removed)
    for (const other of this.#asks.values()) {
      const isReplaced = other.want === 'slate' && together.includes(other)
      if (!isReplaced) for (const { itemId } of other.slate?.items ?? []) exclude.add(itemId)
    }
    const cursor = ask.want === 'more' ? ask.slate?.nextCursor : undefined
    return {
      id: ask.id,
      ...ask.query,
      ...(exclude.size > 0 && { exclude: fit([...exclude], MOST_EXCLUDED_BYTES / together.length) }),
      ...(cursor && { cursor }),
    }
  }

  async #send(batch: Batch, slates: SlateRequest[], locale: string): Promise<void> {
    try {
      const answer = await this.#options.send(
        { locale, timeZone: getTimeZone(), slates },
        batch.controller.signal,
      )
      const results = new Map(answer.slates.map((result) => [result.id, result]))
      for (const { ask, want } of this.#finish(batch)) {
        const result = results.get(ask.id)
        if (result && 'slate' in result) {
          if (want === 'more') ask.append(result.slate)
          else {
            ask.show(result.slate)
            void this.#options.lastSlates.put(ask.key, result.slate)
          }
        } else {
          await this.#fail(
            ask,
            want,
            result?.problem ?? toUnreachableProblem(this.#options.api, 'left a slate unanswered'),
          )
        }
      }
    } catch (failure) {
      const unfinished = this.#finish(batch)
      if (batch.controller.signal.aborted) return
      const problem = toProblem(this.#options.api, failure)
      await Promise.all(unfinished.map(({ ask, want }) => this.#fail(ask, want, problem)))
    }
  }

  /** The asks of the batch that were not replaced meanwhile. */
  #finish(batch: Batch): { ask: SlateAsk; want: 'slate' | 'more' }[] {
    const finished = [...batch.asks.values()].filter(({ ask }) => ask.underWay === batch)
    for (const { ask } of finished) ask.underWay = undefined
    return finished
  }

  /** More that fails leaves what is shown; a slate that fails for a while is covered by the last good one. */
  async #fail(ask: SlateAsk, want: 'slate' | 'more', problem: Problem): Promise<void> {
    this.#options.onProblem(problem)
    if (want === 'more') return
    const last = isTransient(problem) ? await this.#options.lastSlates.get(ask.key) : undefined
    if (ask.want || ask.underWay) return
    const items = last?.items.filter(({ itemId }) => !this.#removed.has(itemId))
    ask.fail(problem, last && items && { ...last, items })
  }
}

/** As many ids as fit, the first shown first given up. */
function fit(ids: string[], mostBytes: number): string[] {
  let bytes = 0
  const kept = ids
    .slice(-MOST_EXCLUDED)
    .reverse()
    // A character of an id is at most three bytes; quotes and comma are three more.
    .filter((id) => (bytes += 3 * id.length + 3) <= mostBytes)
  return kept.reverse()
}
