// Which API address serves a tag, told from the document alone, so that it also works for tags not yet upgraded.

import { toHttpUrl } from './http-url.ts'

/** The nearest provider around `element`, through slots and shadow roots, else the first of the document. */
export function findProvider(element: Element): Element | undefined {
  for (let node = toParent(element); node; node = toParent(node)) {
    if (node instanceof Element && node.localName === 'is-provider') return node
  }
  return document.querySelector('is-provider') ?? undefined
}

/** The address as an absolute URL without a slash at its end; undefined when nothing names a usable one. */
export function resolveApi(element: Element): string | undefined {
  return toApi(findProvider(element)?.getAttribute('api')) ?? toApi(element.getAttribute('api'))
}

/** Makes two spellings of one address equal; undefined for what is no http address. */
export function toApi(value: string | null | undefined): string | undefined {
  const url = toHttpUrl(value?.trim() || 'none:')
  return url && (url.origin + url.pathname).replace(/\/+$/, '')
}

function toParent(node: Node): Node | null {
  const slot = node instanceof Element ? node.assignedSlot : null
  return slot ?? node.parentNode ?? (node instanceof ShadowRoot ? node.host : null)
}
