// Cards as nodes that are copied and filled: building them is most of what a rail costs, and templates cost twice as much.
// Titles are text, pictures are <img>, styles are set by property: nothing of the data is markup.

import { describeCard, metaOf, type CardView } from './card-view.ts'

/**
 * The place at `index` of a list, which grows by it when it is the next one. A place stays, whatever it shows: a new one
 * there has ended the renderer of Chromium 156 (stories/contract).
 */
export function placeAt(list: HTMLElement, index: number): HTMLElement {
  return (list.children[index] as HTMLElement | undefined) ?? list.appendChild(copy('li'))
}

/** What a place says of itself: which item it is for, and its number once there is something in it. */
export function fillPlace(place: HTMLElement, itemId: string, view: CardView | undefined): void {
  // Said again because Safari forgets it in a list without markers.
  write(place, 'role', view && 'listitem')
  write(place, 'aria-posinset', view?.place)
  write(place, 'aria-setsize', view?.setSize)
  write(place, 'aria-hidden', view ? undefined : 'true')
  write(place, 'data-item-id', itemId)
  const watched = view?.card.watchedPercent
  if (isNew(place, '--_poster', view?.color)) place.style.setProperty('--_poster', view?.color ?? '')
  if (isNew(place, '--_watched', watched)) place.style.setProperty('--_watched', `${watched ?? 0}%`)
}

/** The link in a place, or a button where the page decides; without a card there is neither. */
export function linkIn(place: HTMLElement, view: CardView | undefined): HTMLElement | undefined {
  const tag = view?.href ? 'a' : 'button'
  let link = place.firstChild instanceof HTMLElement ? place.firstChild : undefined
  if (!view || link?.localName !== tag) {
    link?.remove()
    if (!view) return undefined
    place.prepend((link = copy(tag)))
  }
  const part = view.card.watchedPercent ? 'card card-watched' : 'card'
  write(link, 'part', part)
  write(link, 'class', part)
  write(link, 'href', view.href)
  // Without scripts, the links of a server are stops.
  write(link, 'tabindex', '-1')
  write(link, 'aria-describedby', aboutId(view))
  return link
}

/** The content of a plain card. */
export function fillCard(link: HTMLElement, view: CardView): void {
  const poster = posterIn(link, view)
  const title = poster.nextElementSibling ?? link.appendChild(copy('title'))
  const meta = title.nextElementSibling ?? link.appendChild(copy('meta'))
  const about = meta.nextElementSibling ?? link.appendChild(copy('about'))
  say(title, view.card.title)
  say(meta, metaOf(view.card))
  say(about, describeCard(view))
  write(about, 'id', aboutId(view))
}

/** The picture in a card, or the title on the poster's color where there is none. */
export function posterIn(link: HTMLElement, { card, image }: CardView, loading = 'lazy'): HTMLElement {
  const tag = image ? 'img' : 'span'
  let poster = link.querySelector<HTMLElement>('.poster')
  if (poster?.localName !== tag) {
    const made = copy(tag)
    if (poster) poster.replaceWith(made)
    else link.prepend(made)
    poster = made
  }
  if (!image) say(poster, card.title)
  else {
    write(poster, 'loading', loading)
    write(poster, 'width', image.width)
    write(poster, 'height', image.height)
    write(poster, 'srcset', image.srcset)
    write(poster, 'src', image.src)
  }
  return poster
}

export const aboutId = ({ card }: CardView): string => `about-${card.position}`

/** What was written to a node: to ask the document costs as much as to write. */
const written = new WeakMap<Element, Record<string, unknown>>()

function isNew(element: Element, name: string, value: unknown): boolean {
  let known = written.get(element)
  if (!known) written.set(element, (known = {}))
  if (known[name] === value) return false
  known[name] = value
  return true
}

/** An attribute; undefined removes it. */
export function write(element: Element, name: string, value: string | number | undefined): void {
  if (!isNew(element, name, value)) return
  if (value === undefined) element.removeAttribute(name)
  // A picture of a server's would be loaded again.
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value))
}

/** The text, in the place of all that is in it. */
export function say(element: Element, text: string): void {
  if (isNew(element, '', text)) element.textContent = text
}

const POSTER = { part: 'poster', class: 'poster' }
const CARD = { 'data-stop': '', draggable: 'false' }
// Said again because Safari forgets it in a list without markers.
const TRACK = { part: 'track', class: 'track', role: 'list' }
const NODES = {
  // Not a tab stop, which browsers make of a scroller without one inside.
  div: { part: 'scroller', class: 'scroller', tabindex: '-1' },
  ol: TRACK,
  ul: TRACK,
  li: { part: 'item', class: 'item' },
  a: CARD,
  button: { ...CARD, type: 'button' },
  img: { ...POSTER, alt: '', decoding: 'async', draggable: 'false', sizes: '12rem' },
  span: { part: 'poster fallback', class: 'poster fallback', 'aria-hidden': 'true' },
  title: { part: 'title', class: 'title' },
  meta: { part: 'meta', class: 'meta', 'aria-hidden': 'true' },
  about: { hidden: '' },
}
const originals = new Map<keyof typeof NODES, HTMLElement>()

/** A node as a rail has it; made once, then copied. */
export function copy(name: keyof typeof NODES): HTMLElement {
  let original = originals.get(name)
  if (!original) {
    original = document.createElement(/title|meta|about/.test(name) ? 'span' : name)
    for (const [attribute, value] of Object.entries(NODES[name])) original.setAttribute(attribute, value)
    originals.set(name, original)
  }
  return original.cloneNode() as HTMLElement
}
