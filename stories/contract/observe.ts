// What an element really has, gathered while its stories are on the page: the other half of what its manifest says.

import { publicTokens } from '../foundations/token-table.ts'
import type { ElementDeclaration } from '../designer/manifest.ts'

export interface Surface {
  parts: Set<string>
  slots: Set<string>
  events: Set<string>
  states: Set<string>
  attributes: Set<string>
  properties: Set<string>
}

export type Kind = keyof Surface

export const kinds: readonly Kind[] = ['parts', 'slots', 'events', 'states', 'attributes', 'properties']

export const createSurface = (): Surface => ({
  parts: new Set(),
  slots: new Set(),
  events: new Set(),
  states: new Set(),
  attributes: new Set(),
  properties: new Set(),
})

export function documentedOf(declaration: ElementDeclaration): Surface {
  const names = (list: { name: string }[] = []): Set<string> => new Set(list.map(({ name }) => name))
  return {
    parts: names(declaration.cssParts),
    slots: names(declaration.slots),
    events: names(declaration.events),
    states: names(declaration.cssStates),
    attributes: names(declaration.attributes),
    properties: names(declaration.cssProperties),
  }
}

/** Hears every event of ours that an element of the tag sends, and sees which attributes it reads as it goes. */
export function listen(surface: Surface, tag: string, attributes: ReadonlySet<string>): () => void {
  const { dispatchEvent } = EventTarget.prototype
  const { getAttribute } = Element.prototype
  const isOurs = (target: EventTarget): boolean => target instanceof Element && target.localName === tag
  EventTarget.prototype.dispatchEvent = function (event) {
    if (event.type.startsWith('is-') && isOurs(this)) surface.events.add(event.type)
    return dispatchEvent.call(this, event)
  }
  Element.prototype.getAttribute = function (name) {
    // Others are read by the page's tools as well.
    if (attributes.has(name) && isOurs(this)) surface.attributes.add(name)
    return getAttribute.call(this, name)
  }
  return () => {
    EventTarget.prototype.dispatchEvent = dispatchEvent
    Element.prototype.getAttribute = getAttribute
  }
}

/** Adds what the elements of this tag below `root` have at this moment. */
export function observe(root: ParentNode, tag: string, surface: Surface, states: Iterable<string>): void {
  for (const element of root.querySelectorAll(tag)) {
    const shadow = element.shadowRoot
    shadow?.querySelectorAll('[part]').forEach((node) =>
      node
        .getAttribute('part')
        ?.split(/\s+/)
        .forEach((name) => surface.parts.add(name)),
    )
    shadow?.querySelectorAll('slot').forEach(({ name }) => surface.slots.add(name))
    for (const state of states) if (element.matches(`:state(${state})`)) surface.states.add(state)
    for (const sheet of shadow?.adoptedStyleSheets ?? []) addProperties(sheet, surface)
    // What a script reads, not a rule.
    if (shadow?.querySelector('.scroller')) surface.properties.add('--is-rail-align')
  }
}

/** What the class reacts to. Global attributes of HTML are not the element's own. */
export function observeAttributes(tag: string, surface: Surface): void {
  const { observedAttributes = [] } = customElements.get(tag) as unknown as { observedAttributes?: string[] }
  for (const name of observedAttributes) surface.attributes.add(name)
}

/** The element's own custom properties. Those of the whole kit are documented once, in tokens.json. */
function addProperties({ cssRules }: CSSStyleSheet, surface: Surface): void {
  const text = [...cssRules].map(({ cssText }) => cssText).join('\n')
  for (const [, name = ''] of text.matchAll(/var\(\s*(--is-[\w-]+)/g)) surface.properties.add(name)
}

const isPublicToken = (name: string): boolean => publicTokens.some((token) => token.name === name)

/** What is promised and never occurs, and what occurs and is not promised. */
export function compare(documented: Surface, observed: Surface): string[] {
  return kinds.flatMap((kind) => {
    const isShared = kind === 'properties' ? isPublicToken : () => false
    const missing = [...documented[kind]].filter((name) => !observed[kind].has(name))
    const extra = [...observed[kind]].filter((name) => !documented[kind].has(name) && !isShared(name))
    return [
      ...missing.map((name) => `${kind}: "${name}" is documented and never occurs`),
      ...extra.map((name) => `${kind}: "${name}" occurs and is not documented`),
    ]
  })
}
