// Previous and next, for the pointer only: they scroll, never move the focus, and stand apart from the tab order.

import type { Messages } from '../locales/messages.ts'

interface Ends {
  atStart: boolean
  atEnd: boolean
}

export class Pagers {
  readonly #buttons: readonly [HTMLButtonElement, HTMLButtonElement]

  constructor(onPage: (direction: 1 | -1) => void) {
    this.#buttons = [create('previous', () => onPage(-1)), create('next', () => onPage(1))]
  }

  render(heading: string, messages: Messages, ends: Ends): readonly HTMLElement[] {
    const [previous, next] = this.#buttons
    previous.ariaLabel = messages.previous(heading)
    next.ariaLabel = messages.next(heading)
    this.showEnds(ends)
    return this.#buttons
  }

  /** Neither is there where all cards are in view. */
  showEnds({ atStart, atEnd }: Ends): void {
    const [previous, next] = this.#buttons
    previous.ariaDisabled = String(atStart)
    next.ariaDisabled = String(atEnd)
    previous.hidden = next.hidden = atStart && atEnd
  }
}

function create(name: 'previous' | 'next', onClick: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = `pager ${name}`
  button.part.add('pager', `pager-${name}`)
  button.tabIndex = -1
  button.addEventListener('mousedown', (event) => event.preventDefault())
  button.addEventListener('click', onClick)
  return button
}
