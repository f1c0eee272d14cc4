// The page session that serves an element, until the page sets a state by hand: found after the first render, and looked for
// again when a provider appears or names another address, and when the element asks for something else.

import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { findPageSession } from '../page-session/find-page-session.ts'
import { missingApiProblem } from '../page-session/problems.ts'
import type { PageSession } from '../page-session/types.ts'

export type SessionHost = ReactiveControllerHost & HTMLElement

/** `Held` is what the session gives while the element is connected. */
export abstract class SessionSource<
  Held extends { close(): void; retry(): void },
> implements ReactiveController {
  session: PageSession | undefined
  protected held: Held | undefined
  protected readonly host: SessionHost
  #byHand = false
  /** What was asked by the last render; empty before the first. */
  #asked = ''

  constructor(host: SessionHost) {
    this.host = host
    host.addController(this)
  }

  /** Names what the element wants; another name is another ask. */
  protected abstract nameAsk(): string
  protected abstract open(session: PageSession): Held
  /** The same session is asked for what may be something else. */
  protected abstract update(held: Held): void
  protected abstract fail(problem: typeof missingApiProblem): void

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
    const asked = this.nameAsk()
    if (asked === this.#asked) return
    this.#asked = asked
    this.#look()
  }

  #look = (): void => void this.#find()

  async #find(): Promise<void> {
    if (this.#byHand) return
    const session = await findPageSession(this.host)
    if (this.#byHand || !this.host.isConnected) return
    if (this.held && session === this.session) return this.update(this.held)
    this.held?.close()
    this.session = session
    this.held = session && this.open(session)
    if (!session) this.fail(missingApiProblem)
  }
}
