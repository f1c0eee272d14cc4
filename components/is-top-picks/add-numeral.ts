import type { CardView } from '../rail/card-view.ts'
import { say, write } from '../rail/fill-card.ts'

/** Makes a plain card one of a top ten: the numeral is for the eye, "Number 3: " is part of the name. */
export function addNumeral(link: HTMLElement, { card: { position }, messages }: CardView): void {
  const numeral = firstIn(link, 'numeral')
  write(numeral, 'part', 'numeral')
  write(numeral, 'aria-hidden', 'true')
  numeral.classList.toggle('wide', position > 9)
  say(numeral, String(position))
  say(firstIn(firstIn(link, 'title'), 'unseen'), messages.numbered(position))
}

function firstIn(parent: Element, name: string): HTMLElement {
  const found = parent.querySelector<HTMLElement>(`.${name}`)
  if (found) return found
  const made = document.createElement('span')
  made.className = name
  parent.prepend(made)
  return made
}
