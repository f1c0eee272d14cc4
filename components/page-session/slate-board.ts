// All rails of one page session: gathers what they ask into one request at a time, hands the answers out, and keeps an
// item from being shown twice. Requests follow each other so that each knows what the ones before it have shown.

import type {
  Problem,
  Slate,
  SlateResult,
  SlatesAnswer,
  SlatesRequest,
} from '@intellistream/edge-api/contract'
import { getTimeZone } from './api-client.ts'
import { documentParsed } from './document-parsed.ts'
import { isTransient, toProblem } from './problems.ts'
import { SLATE_TAGS } from './read-slate-request.ts'
import { resolveApi } from './resolve-api.ts'
import { SlateAsk, appendSlate } from './slate-ask.ts'
import type { PageSession } from './types.ts'

/** The API's limits: slates in a request, ids in `exclude`, and what all `exclude` may take of a body of 64 KB. */
const MOST_SLATES = 12
const MOST_EXCLUDED = 500
const MOST_EXCLUDED_BYTES = 48_000

export interface SlateBoardOptions {
  api: string
  /** Sends with the right token; rejects with what `toProblem` reads. */
  send(request: Omit<SlatesRequest, 'token'>, signal: AbortSignal): Promise<SlatesAnswer>
  /** The last good answer to a wish, and a newer one. Neither throws. */
  getLast(key: string): Promise<Slate | undefined>
  putLast(key: string, slate: Slate): void
  onProblem(problem: Problem): void
}

export interface SlateBoard {
  subscribe: PageSession['subscribeSlate']
  /** Forgets what was shown, and asks for all of it again. */
  reset(): void
}

export function createSlateBoard({ api, send, getLast, putLast, onProblem }: SlateBoardOptions): SlateBoard {
  let asks = new Map<HTMLElement, SlateAsk>()
  /** Disliked in this page: the API may not know yet when the next ask is answered. */
  const removed = new Set<string>()
  /** The one under way. */
  let request: AbortController | undefined
  let isScheduled = false

  schedule()

  return {
    subscribe(element, onState) {
      const ask = asks.get(element) ?? new SlateAsk(element)
      asks.set(element, ask)
      onState({ type: 'loading' })
      ask.reread()
      ask.onState = onState
      if (ask.state.type !== 'loading') onState(ask.state)
      schedule()
      return {
        update() {
          ask.reread()
          schedule()
        },
        retry() {
          ask.restart()
          schedule()
        },
        loadMore() {
          if (!ask.want && ask.slate?.nextCursor) ask.want = 'more'
          schedule()
        },
        removeItem: (itemId) => void removed.add(itemId),
        restoreItem: (itemId) => void removed.delete(itemId),
        close() {
          if (ask.onState === onState) ask.onState = undefined
          schedule()
        },
      }
    },
    reset() {
      request?.abort()
      removed.clear()
      for (const ask of asks.values()) ask.restart()
      schedule()
    },
  }

  /** Once a turn, and not before all tags can be read. An element that is only moved leaves and comes back in one turn. */
  function schedule(): void {
    if (isScheduled) return
    isScheduled = true
    void documentParsed().then(() => {
      isScheduled = false
      collect()
      if (!request) void sendAll()
      else if (underWay().length === 0) request.abort()
    })
  }

  /** Drops who left, finds the tags that nobody has asked for, upgraded or not, and keeps the order of the document. */
  function collect(): void {
    const known = asks
    asks = new Map()
    for (const element of document.querySelectorAll<HTMLElement>(SLATE_TAGS)) {
      const ask = known.get(element)
      if (ask || resolveApi(element) === api) asks.set(element, ask ?? new SlateAsk(element))
    }
    for (const [element, ask] of known) if (ask.onState || element.isConnected) asks.set(element, ask)
  }

  /** Who waits for the request, and asked for nothing else meanwhile. */
  function underWay(): SlateAsk[] {
    return [...asks.values()].filter((ask) => request && ask.request === request)
  }

  async function sendAll(): Promise<void> {
    for (;;) {
      const wanted = [...asks.values()].filter(({ want }) => want)
      // One request has one locale.
      const locale = wanted[0]?.wish.locale
      if (locale === undefined) break
      const together = wanted.filter(({ wish }) => wish.locale === locale).slice(0, MOST_SLATES)
      const exclude = listExcluded(MOST_EXCLUDED_BYTES / together.length)
      const slates = together.map(({ id, wish, want, slate }) => ({
        id,
        ...wish.query,
        ...(exclude.length > 0 && { exclude }),
        ...(want === 'more' && slate?.nextCursor && { cursor: slate.nextCursor }),
      }))
      const { signal } = (request = new AbortController())
      for (const ask of together) ask.request = request
      const answer = await send({ locale, timeZone: getTimeZone(), slates }, signal)
        .then((answered) => [...answered.slates])
        .catch((failure: unknown) => toProblem(api, failure))
      await Promise.all(underWay().map((ask) => settle(ask, answer)))
    }
    request = undefined
  }

  /** What is removed or on the page: as many ids as fit, the first shown first given up. */
  function listExcluded(mostBytes: number): string[] {
    const shown = [...asks.values()].flatMap(({ slate }) => slate?.items ?? []).map(({ itemId }) => itemId)
    let bytes = 0
    return (
      [...new Set([...removed, ...shown])]
        .slice(-MOST_EXCLUDED)
        .reverse()
        // A character of an id is at most three bytes; quotes and comma are three more.
        .filter((id) => (bytes += 3 * id.length + 3) <= mostBytes)
        .reverse()
    )
  }

  /** More that fails leaves what is shown; a slate that fails for a while is covered by the last good one. */
  async function settle(ask: SlateAsk, answer: SlateResult[] | Problem): Promise<void> {
    const { want, wish, slate: shown } = ask
    ask.want = ask.request = undefined
    const result = Array.isArray(answer) ? answer.find(({ id }) => id === ask.id) : { problem: answer }
    if (result && 'slate' in result) {
      const { slate } = result
      if (want === 'slate') putLast(wish.key, slate)
      ask.show({ type: 'ready', slate: want === 'more' && shown ? appendSlate(shown, slate) : slate })
      return
    }
    const problem = result?.problem ?? toProblem(api, 'a slate is missing')
    onProblem(problem)
    if (want === 'more') return
    const last = isTransient(problem) && (await getLast(wish.key))
    if (ask.want) return
    const items = last && last.items.filter(({ itemId }) => !removed.has(itemId))
    ask.show(items ? { type: 'stale', slate: { ...last, items }, problem } : { type: 'error', problem })
  }
}
