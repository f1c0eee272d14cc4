// One rail's ask: what it wants, what it was told, and who listens.

import type { Card, Problem, Slate } from '@intellistream/edge-api/contract'
import { readLocale, readSlateRequest, type SlateQuery } from './read-slate-request.ts'
import type { SlateState } from './slate-state.ts'

/** What still has to be asked: the slate, what follows it, or nothing. */
export type Want = 'slate' | 'more' | undefined

let made = 0

export class SlateAsk {
  readonly element: HTMLElement
  /** Its name on the wire. */
  readonly id = `s${++made}`
  query: SlateQuery
  locale: string
  want: Want = 'slate'
  /** What is under way; an answer to anything else comes too late. */
  underWay: object | undefined
  /** Undefined while the tag is not upgraded: the answer then waits here. */
  onState: ((state: SlateState) => void) | undefined
  #state: SlateState = { type: 'loading' }

  constructor(element: HTMLElement) {
    this.element = element
    this.query = readSlateRequest(element)
    this.locale = readLocale(element)
  }

  get state(): SlateState {
    return this.#state
  }

  set state(state: SlateState) {
    this.#state = state
    this.onState?.(state)
  }

  get slate(): Slate | undefined {
    return this.#state.type === 'ready' || this.#state.type === 'stale' ? this.#state.slate : undefined
  }

  /** Names the ask among the last good slates. */
  get key(): string {
    return JSON.stringify([this.query, this.locale])
  }

  /** Reads the attributes again; whether that changed what is wanted. */
  reread(): boolean {
    const before = this.key
    this.query = readSlateRequest(this.element)
    this.locale = readLocale(this.element)
    return this.key !== before
  }

  /** Asks anew, from the start. */
  restart(): void {
    this.underWay = undefined
    this.want = 'slate'
    this.state = { type: 'loading' }
  }

  show(slate: Slate): void {
    this.state = slate.items.length > 0 ? { type: 'ready', slate } : { type: 'empty' }
  }

  /** Shows the last good slate when there is one, and says why; else the problem. */
  fail(problem: Problem, last: Slate | undefined): void {
    this.state = last ? { type: 'stale', slate: last, problem } : { type: 'error', problem }
  }

  /** Adds the next page; positions go on where they ended, so that each card's place stays its own. */
  append(next: Slate): void {
    const slate = this.slate
    if (!slate) return this.show(next)
    const shown = new Set(slate.items.map((card) => card.itemId))
    const last = slate.items.at(-1)?.position ?? 0
    const added = next.items
      .filter((card) => !shown.has(card.itemId))
      .map((card, index): Card => ({ ...card, position: last + index + 1 }))
    this.state = {
      type: 'ready',
      slate: { ...next, anchor: slate.anchor, items: [...slate.items, ...added] },
    }
  }
}
