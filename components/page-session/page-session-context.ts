// The Context Community Protocol, so that providers of other makers and other copies of the kit can answer:
// https://github.com/webcomponents-cg/community-protocols/blob/main/proposals/context.md

import type { PageSession } from './types.ts'

/** The key of the protocol. Registered, so that every copy of the kit has the same one. */
export const pageSessionContext = Symbol.for('intellistream.v1.page-session')

export interface ContextProviderEvent extends Event {
  readonly context: unknown
  readonly contextTarget: Element
}

export interface ContextRequestEvent extends ContextProviderEvent {
  readonly callback: (value: PageSession) => void
}

/** Says that an element answers from now on, or with another session: whoever asked before asks again. */
export function announceProvider(element: Element): void {
  dispatch(element, 'context-provider')
}

/** Asks the ancestors of `element`; undefined when none of them answers at once. */
export function requestPageSession(element: Element): PageSession | undefined {
  let answer: PageSession | undefined
  dispatch(element, 'context-request', (session) => (answer ??= session))
  return answer
}

function dispatch(contextTarget: Element, type: string, callback?: ContextRequestEvent['callback']): void {
  const event = new Event(type, { bubbles: true, composed: true })
  contextTarget.dispatchEvent(Object.assign(event, { context: pageSessionContext, contextTarget, callback }))
}

declare global {
  interface GlobalEventHandlersEventMap {
    'context-provider': ContextProviderEvent
    'context-request': ContextRequestEvent
  }
}
