// What a rail shows and where it comes from: one state, a frame that stays the same in all of them, and the take-over of
// what a server rendered.

import type { Slate } from '@intellistream/edge-api/contract'
import { html } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { Nearness } from '../controllers/nearness.ts'
import { SkeletonTiming } from '../controllers/skeleton-timing.ts'
import { SlateSource } from '../controllers/slate-source.ts'
import type { Messages } from '../locales/messages.ts'
import { langOf, messagesFor } from '../locales/messages.ts'
import type { SlateState } from '../page-session/slate-state.ts'
import { countFitting } from './card-window.ts'
import { Heading } from './heading.ts'
import { RailAttributes } from './rail-attributes.ts'
import { renderEmpty, renderError, renderHead, renderWaiting } from './render-rail.ts'

export abstract class RailStates extends RailAttributes {
  #shown: SlateState = { type: 'loading' }
  #isServed = false
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

  protected abstract renderCards(): TemplateResult

  /** Whether there are cards: what is there stays. */
  protected abstract readonly isBuilt: boolean

  /** What pages through the cards with a pointer. */
  protected abstract readonly pagers: unknown

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.#shown.type === 'loading') this.#timing.start()
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    this.#isServed = this.shadowRoot?.firstChild != null
    return super.createRenderRoot()
  }

  /**
   * Where nobody is near, the room of the cards stays until the rail's turn comes. What a server rendered stays until there
   * is something to show in its place.
   */
  protected override shouldUpdate(_changed: PropertyValues): boolean {
    if (this.slate && this.hasUpdated && !this.isBuilt && !this.near.isNear) {
      this.near.approachWhenIdle()
      return false
    }
    if (!this.#isServed) return true
    if (this.#shown.type === 'loading') return false
    this.#isServed = false
    const focused = this.shadowRoot?.activeElement?.closest<HTMLElement>('.item')?.dataset['itemId']
    this.shadowRoot?.replaceChildren()
    this.renderOptions.renderBefore = null
    if (focused !== undefined) void this.updateComplete.then(() => this.focusItem(focused))
    return true
  }

  abstract focusItem(itemId: string): boolean

  protected override willUpdate(_changed: PropertyValues): void {
    this.#internals.ariaLabel = this.headingText
  }

  protected override render(): TemplateResult {
    const state = this.#shown
    const { messages } = this
    const waiting = (count: number): TemplateResult => renderWaiting(count, this.#timing.visible)
    const heading = this.#headingElement.render(this.headingText, this.headingLevel, 2)
    const frame = (content: TemplateResult, pagers: unknown = ''): TemplateResult =>
      html`${renderHead(heading, state.type === 'stale' && messages.stale, pagers)}${content}`
    switch (state.type) {
      case 'loading':
        return frame(waiting(this.near.isNear ? this.skeletonCount : 1))
      case 'empty':
        return frame(renderEmpty(messages))
      case 'error':
        return frame(renderError(state.problem, messages, () => this.source.retry()))
      case 'ready':
      case 'stale':
        return frame(this.renderCards(), this.pagers)
    }
  }

  #show(state: SlateState): void {
    if (state.type === 'loading') this.#timing.start()
    const apply = (): void => {
      const before = this.#shown
      this.#shown = state.type === 'ready' && state.slate.items.length === 0 ? { type: 'empty' } : state
      this.#tell()
      this.requestUpdate('state', before)
    }
    if (state.type === 'loading') apply()
    else this.#timing.finish(apply)
  }

  #tell(): void {
    const { type } = this.#shown
    this.#internals.ariaBusy = String(type === 'loading')
    try {
      this.#internals.states.clear()
      this.#internals.states.add(type)
    } catch {
      // Browsers before `:state()` refuse names without dashes; the rail works there without them.
    }
  }
}
