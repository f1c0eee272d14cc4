// The Context Community Protocol, so that providers of other makers and other copies of the kit can answer:
// https://github.com/webcomponents-cg/community-protocols/blob/main/proposals/context.md

import type { PageSession } from './types.ts'

/** The key of the protocol. Registered, so that every copy of the kit has the same one. */
export const pageSessionContext = Symbol.for('intellistream.v1.page-session')

export class ContextRequestEvent extends Event {
  readonly context: unknown
  readonly contextTarget: Element
  readonly callback: (value: PageSession) => void
  readonly subscribe = false

  constructor(contextTarget: Element, callback: (value: PageSession) => void) {
    super('context-request', { bubbles: true, composed: true })
    this.context = pageSessionContext
    this.contextTarget = contextTarget
    this.callback = callback
  }
}

/** Says that an element answers from now on, or with another session: whoever asked before asks again. */
export class ContextProviderEvent extends Event {
  readonly context: unknown = pageSessionContext
  readonly contextTarget: Element

  constructor(contextTarget: Element) {
    super('context-provider', { bubbles: true, composed: true })
    this.contextTarget = contextTarget
  }
}

/** Asks the ancestors of `element`; undefined when none of them answers at once. */
export function requestPageSession(element: Element): PageSession | undefined {
  let answer: PageSession | undefined
  element.dispatchEvent(new ContextRequestEvent(element, (session) => (answer ??= session)))
  return answer
}

declare global {
  interface GlobalEventHandlersEventMap {
    'context-provider': ContextProviderEvent
    'context-request': ContextRequestEvent
  }
}
