// The page session that serves an element, until the page sets a state by hand: found after the first render, and looked for
// again when a provider appears or names another address, and when the element asks for something else.

import type { Problem } from '@intellistream/edge-api/contract'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { findPageSession } from '../page-session/find-page-session.ts'
import { missingApiProblem } from '../page-session/problems.ts'
import type { PageSession } from '../page-session/types.ts'

export type SessionHost = ReactiveControllerHost & HTMLElement

export interface SessionSourceOptions<Held> {
  /** Names what the element wants; another name is another ask. */
  nameAsk(): string
  open(session: PageSession): Held
  onState(state: { type: 'error'; problem: Problem }): void
}

/** `Held` is what the session gives while the element is connected. */
export class SessionSource<
  Held extends { update(): void; retry(): void; close(): void },
> implements ReactiveController {
  session: PageSession | undefined
  held: Held | undefined
  readonly #host: SessionHost
  readonly #options: SessionSourceOptions<Held>
  #byHand = false
  /** What was asked by the last render; empty before the first. */
  #asked = ''

  constructor(host: SessionHost, options: SessionSourceOptions<Held>) {
    this.#host = host
    this.#options = options
    host.addController(this)
  }

  /** Asks again; also looks for an API again when there was none. */
  retry(): void {
    if (this.held) this.held.retry()
    else this.#look()
  }

  /** The page gives the state from now on. */
  release(): void {
    this.#byHand = true
    this.hostDisconnected()
  }

  hostConnected(): void {
    document.addEventListener('context-provider', this.#look)
    if (this.#asked) this.#look()
  }

  hostDisconnected(): void {
    document.removeEventListener('context-provider', this.#look)
    this.held?.close()
    this.held = undefined
  }

  /** After a render the properties of the first render are attributes, which is where the session reads them. */
  hostUpdated(): void {
    const asked = `${this.#host.getAttribute('api')} ${this.#options.nameAsk()}`
    if (asked !== this.#asked) this.#look()
    this.#asked = asked
  }

  #look = (): void => void this.#find()

  async #find(): Promise<void> {
    if (this.#byHand) return
    const session = await findPageSession(this.#host)
    if (this.#byHand || !this.#host.isConnected) return
    if (this.held && session === this.session) return this.held.update()
    this.held?.close()
    this.session = session
    this.held = session && this.#options.open(session)
    if (!session) this.#options.onState({ type: 'error', problem: missingApiProblem })
  }
}
