// One way in for a remote, whose engine does not look into a shadow root, and its arrow keys from field to field. Tab needs
// no help: what is inside is in its order anyway.

import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { arrowStep, hasModifier } from '../controllers/arrow-keys.ts'

type Host = ReactiveControllerHost & HTMLElement & { renderRoot: HTMLElement | DocumentFragment }

const CONTROLS = 'input:not(.unseen), button, a[href]'

/** The key that was pressed last, or `pointer`: a press beside the fields focuses the host too. */
let last = ''
globalThis.document?.addEventListener('keydown', ({ key }) => (last = key), { capture: true })
globalThis.document?.addEventListener('pointerdown', () => (last = 'pointer'), { capture: true })

export class FormFocus implements ReactiveController {
  readonly #host: Host

  constructor(host: Host) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    const host = this.#host
    if (!host.hasAttribute('tabindex')) host.tabIndex = 0
    host.addEventListener('focus', this.#onHostFocus)
    host.addEventListener('focusout', this.#onFocusOut)
    host.addEventListener('keydown', this.#onKey)
    // On the root: a listener of the host misses what comes from the host itself.
    void host.updateComplete.then(() => this.#root.addEventListener('focusin', this.#onFocusIn))
  }

  hostDisconnected(): void {
    const host = this.#host
    host.removeEventListener('focus', this.#onHostFocus)
    host.removeEventListener('focusout', this.#onFocusOut)
    host.removeEventListener('keydown', this.#onKey)
  }

  get isInside(): boolean {
    return this.#active !== null
  }

  /** To what needs attention: the wrong field, else the first one to be filled, else what there is to do. */
  focus(options?: FocusOptions): void {
    const controls = this.#controls
    const wrong = controls.find((control) => control.ariaInvalid === 'true')
    const empty = controls.find((control) => control instanceof HTMLInputElement && control.value === '')
    ;(wrong ?? empty ?? controls[0])?.focus(options)
  }

  /** Tab begins at the beginning, a remote where something is to be done; a press must not open a phone's keyboard. */
  readonly #onHostFocus = (): void => {
    if (this.isInside || last === 'pointer') return
    if (last === 'Tab') this.#controls[0]?.focus()
    else this.focus()
  }

  readonly #onFocusIn = (): void => {
    this.#host.tabIndex = -1
  }

  readonly #onFocusOut = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget !== this.#host && !this.isInside) this.#host.tabIndex = 0
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || hasModifier(event)) return
    const controls = this.#controls
    const index = controls.findIndex((control) => control === this.#active)
    const next = controls[index + this.#stepOf(event.key)]
    if (index < 0 || !next || next === controls[index]) return
    event.preventDefault()
    event.stopPropagation()
    next.focus()
  }

  /** In a field Left and Right move the caret. */
  #stepOf(key: string): number {
    if (key === 'ArrowUp') return -1
    if (key === 'ArrowDown') return 1
    return this.#active instanceof HTMLInputElement ? 0 : arrowStep(key, this.#host)
  }

  get #root(): ShadowRoot {
    return this.#host.renderRoot as ShadowRoot
  }

  /** What has the focus in here, in the shadow root or in a slot. */
  get #active(): Element | null {
    const { activeElement } = this.#host.getRootNode() as Document | ShadowRoot
    const slotted = activeElement !== this.#host && this.#host.contains(activeElement)
    return slotted ? activeElement : this.#root.activeElement
  }

  get #controls(): HTMLElement[] {
    const found = [...this.#root.querySelectorAll<HTMLElement>(`${CONTROLS}, slot`)]
    return found.flatMap((node) => (node instanceof HTMLSlotElement ? listSlotted(node) : [node]))
  }
}

function listSlotted(slot: HTMLSlotElement): HTMLElement[] {
  return slot
    .assignedElements()
    .flatMap((node) => [node, ...node.querySelectorAll('*')])
    .filter((node): node is HTMLElement => node.matches(CONTROLS) && node.checkVisibility())
}
