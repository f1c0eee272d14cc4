// One rail's ask: what it wants, what it was told, and who listens.

import type { Card, Slate } from '@intellistream/edge-api/contract'
import { readWish, type Wish } from './read-slate-request.ts'
import type { SlateState } from './slate-state.ts'

let made = 0

export class SlateAsk {
  readonly element: HTMLElement
  /** Its name on the wire. */
  readonly id = `s${++made}`
  wish: Wish
  /** What still has to be asked or answered: the slate, what follows it, or nothing. */
  want: 'slate' | 'more' | undefined = 'slate'
  /** The request that will answer it; an answer to any other comes too late. */
  request: AbortController | undefined
  state: SlateState = { type: 'loading' }
  /** Undefined while the tag is not upgraded: the answer then waits here. */
  onState: ((state: SlateState) => void) | undefined

  constructor(element: HTMLElement) {
    this.element = element
    this.wish = readWish(element)
  }

  get slate(): Slate | undefined {
    return 'slate' in this.state ? this.state.slate : undefined
  }

  show(state: SlateState): void {
    this.state = state
    this.onState?.(state)
  }

  /** Reads the attributes again; asks anew when something else is wanted. */
  reread(): void {
    const before = this.wish
    this.wish = readWish(this.element)
    if (this.wish.key !== before.key) this.restart()
  }

  /** Asks anew, from the start. */
  restart(): void {
    this.request = undefined
    this.want = 'slate'
    this.show({ type: 'loading' })
  }
}

/** Adds the next page; positions go on where they ended, so that each card's place stays its own. */
export function appendSlate(slate: Slate, next: Slate): Slate {
  const shown = new Set(slate.items.map(({ itemId }) => itemId))
  const last = slate.items.at(-1)?.position ?? 0
  const added = next.items
    .filter(({ itemId }) => !shown.has(itemId))
    .map((card, index): Card => ({ ...card, position: last + index + 1 }))
  return { ...next, anchor: slate.anchor, items: [...slate.items, ...added] }
}
