// A real heading of any level, made once: a template cannot have a tag name that changes.

export class Heading {
  #element: HTMLElement | undefined

  /** The heading as a node for a template; `level` is 1..6, else `otherwise`. */
  render(text: string, level: number, otherwise: number, id = ''): HTMLElement {
    const tag = `h${/^[1-6]$/.test(`${level}`) ? level : otherwise}`
    if (this.#element?.localName !== tag) {
      this.#element = document.createElement(tag)
      this.#element.className = id || 'heading'
      this.#element.part.add(id || 'heading')
      if (id) this.#element.id = id
    }
    // Writing the same text again would cost a layout.
    if (this.#element.textContent !== text) this.#element.textContent = text
    return this.#element
  }
}
