// The genre charts of one page session: each asks for itself, and a new ask aborts the one under way.

import type { GenreReport, Problem } from '@intellistream/edge-api/contract'
import { isTransient, toProblem } from './problems.ts'
import type { GenreState } from './slate-state.ts'
import type { GenreRequest, GenreSubscription } from './types.ts'

export interface GenreAsksOptions {
  api: string
  /** Sends with the right token; throws ApiFailure. */
  send(request: GenreRequest, signal: AbortSignal): Promise<GenreReport>
  onProblem(problem: Problem): void
}

export class GenreAsks {
  #options: GenreAsksOptions
  #asks = new Set<GenreAsk>()

  constructor(options: GenreAsksOptions) {
    this.#options = options
  }

  subscribe(request: GenreRequest, onState: (state: GenreState) => void): GenreSubscription {
    const ask = new GenreAsk(this.#options, request, onState)
    this.#asks.add(ask)
    void ask.start()
    return {
      update: (next) => void ask.start(next),
      retry: () => void ask.start(),
      close: () => {
        ask.abort()
        this.#asks.delete(ask)
      },
    }
  }

  /** Asks all again, for another subject: nothing of the one before may be shown as stale. */
  reset(): void {
    for (const ask of this.#asks) {
      ask.forget()
      void ask.start()
    }
  }
}

class GenreAsk {
  #options: GenreAsksOptions
  #request: GenreRequest
  #onState: (state: GenreState) => void
  #controller = new AbortController()
  /** The last good report and what it answered; kept for the page's life only. */
  #last: { report: GenreReport; key: string } | undefined

  constructor(options: GenreAsksOptions, request: GenreRequest, onState: (state: GenreState) => void) {
    this.#options = options
    this.#request = request
    this.#onState = onState
  }

  abort(): void {
    this.#controller.abort()
  }

  forget(): void {
    this.#last = undefined
  }

  async start(request = this.#request): Promise<void> {
    this.abort()
    const { signal } = (this.#controller = new AbortController())
    this.#request = request
    const key = JSON.stringify(request)
    this.#onState({ type: 'loading' })
    try {
      const report = await this.#options.send(request, signal)
      if (signal.aborted) return
      this.#last = { report, key }
      this.#onState({ type: report.movies > 0 ? 'ready' : 'empty', report })
    } catch (failure) {
      if (signal.aborted) return
      const problem = toProblem(this.#options.api, failure)
      this.#options.onProblem(problem)
      const last = isTransient(problem) && this.#last?.key === key ? this.#last.report : undefined
      this.#onState(last ? { type: 'stale', report: last, problem } : { type: 'error', problem })
    }
  }
}
