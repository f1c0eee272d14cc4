// What a rail shows and where it comes from: one state, a frame that stays the same in all of them, and the take-over of
// what a server rendered.

import type { Slate } from '@intellistream/edge-api/contract'
import { html, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { Nearness } from '../controllers/nearness.ts'
import { SkeletonTiming } from '../controllers/skeleton-timing.ts'
import { SlateSource } from '../controllers/slate-source.ts'
import type { Messages } from '../locales/messages.ts'
import { messagesFor } from '../locales/messages.ts'
import { langOf } from '../page-session/lang-of.ts'
import type { SlateState } from '../page-session/slate-state.ts'
import { countFitting } from './card-window.ts'
import { copy } from './fill-card.ts'
import { Heading } from './heading.ts'
import { RailAttributes } from './rail-attributes.ts'
import { renderEmpty, renderError, renderWaiting } from './render-rail.ts'

export abstract class RailStates extends RailAttributes {
  #shown: SlateState = { type: 'loading' }
  /** What a server rendered; its last node has the cards. */
  readonly #served = [...(this.shadowRoot?.children ?? [])]
  /** What scrolls, beside what Lit renders, so that a server's stays where it is: with its pictures, position and focus. */
  protected readonly scroller = (this.#served.pop() ?? copy('div')) as HTMLElement
  readonly #internals = this.attachInternals()
  readonly #headingElement = new Heading()
  readonly #timing = new SkeletonTiming(this)
  protected readonly near = new Nearness(this)
  protected readonly source = new SlateSource(this, (state) => this.#show(state))

  constructor() {
    super()
    this.#internals.role = 'group'
    this.#tell()
  }

  /** Sets what is shown. The page session sets it; a page or a story may set it by hand, and then keeps it. */
  set state(state: SlateState) {
    this.source.release()
    this.#show(state)
  }
  get state(): SlateState {
    return this.#shown
  }

  /** The answer that is shown, if there is one. */
  protected get slate(): Slate | undefined {
    return 'slate' in this.#shown ? this.#shown.slate : undefined
  }

  protected get messages(): Messages {
    return messagesFor(langOf(this), this)
  }

  protected get headingText(): string {
    return this.heading || this.defaultHeading(this.messages)
  }

  /** As many as fit, also with the narrower cards of the compact density. */
  protected get skeletonCount(): number {
    return Math.min(this.limit ?? Infinity, Math.ceil(1.3 * countFitting()))
  }

  /** The heading where the page gives none. */
  protected abstract defaultHeading(messages: Messages): string

  /** Fills what scrolls. */
  protected abstract fillCards(): void

  /** The list of the cards, once they are ours: what is there stays. */
  protected list: HTMLElement | undefined

  /** What pages through the cards with a pointer. */
  protected abstract readonly pagers: unknown

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.#shown.type === 'loading') this.#timing.start()
  }

  /**
   * Where nobody is near, the room of the cards stays until the rail's turn comes. What a server rendered stays until there
   * is an answer, which is asked for all the same.
   */
  protected override shouldUpdate(_changed: PropertyValues): boolean {
    if (this.slate && this.hasUpdated && !this.list && !this.near.isNear) {
      this.near.approachWhenIdle()
      return false
    }
    if (this.#shown.type !== 'loading' || !this.#isServed) return true
    this.source.hostUpdated()
    return false
  }

  protected override willUpdate(_changed: PropertyValues): void {
    this.#internals.ariaLabel = this.headingText
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed)
    for (const node of this.#served) node.remove()
    if (!this.slate && this.#look !== 'stale') this.scroller.remove()
    else if (!this.scroller.parentNode) this.renderRoot.append(this.scroller)
  }

  protected override render(): TemplateResult {
    const { messages } = this
    const heading = this.#headingElement.render(this.headingText, this.headingLevel, 2)
    const content = this.#renderContent(messages)
    const note =
      this.#look === 'stale' ? html`<span part="note" class="note">${messages.stale}</span>` : nothing
    return html`<div part="head" class="head">${heading} ${note} ${this.slate && this.pagers}</div>
      ${content}`
  }

  /** What is there beside the cards, or instead of them. */
  #renderContent(messages: Messages): unknown {
    const state = this.#shown
    if (state.type === 'loading')
      return renderWaiting(this.near.isNear ? this.skeletonCount : 1, this.#timing.visible)
    if (state.type === 'empty') return renderEmpty(messages)
    if (state.type === 'error' && !this.#isServed)
      return renderError(state.problem, messages, () => this.source.retry())
    if (this.slate) this.fillCards()
    return ''
  }

  /** Whether the cards are still a server's. */
  get #isServed(): unknown {
    return !this.list && this.scroller.parentNode
  }

  /** What the state looks like: a server's cards outlast an error. */
  get #look(): SlateState['type'] {
    const { type } = this.#shown
    return type === 'error' && this.#isServed ? 'stale' : type
  }

  #show(state: SlateState): void {
    const apply = (): void => {
      const before = this.#shown
      this.#shown = state.type === 'ready' && state.slate.items.length === 0 ? { type: 'empty' } : state
      this.#tell()
      this.requestUpdate('state', before)
    }
    if (state.type === 'loading') {
      this.#timing.start()
      apply()
    } else this.#timing.finish(apply)
  }

  #tell(): void {
    const look = this.#look
    this.#internals.ariaBusy = String(look === 'loading')
    try {
      this.#internals.states.clear()
      this.#internals.states.add(look)
    } catch {
      // Browsers before `:state()` refuse names without dashes; the rail works there without them.
    }
  }
}
