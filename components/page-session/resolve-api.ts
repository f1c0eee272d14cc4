// Which API address serves a tag, told from the document alone, so that it also works for tags not yet upgraded.

/** The nearest provider around `element`, through slots and shadow roots, else the first of the document. */
export function findProvider(element: Element): Element | undefined {
  for (let node: Node | null = element; node; node = composedParent(node)) {
    if (node !== element && node instanceof Element && node.localName === 'is-provider') return node
  }
  return document.querySelector('is-provider') ?? undefined
}

/** The address as an absolute URL without a slash at its end; undefined when nothing names a usable one. */
export function resolveApi(element: Element): string | undefined {
  const provider = findProvider(element)
  return toApi(provider?.getAttribute('api') ?? null) ?? toApi(element.getAttribute('api'))
}

/** Makes two spellings of one address equal; undefined for what is no http address. */
export function toApi(value: string | null): string | undefined {
  if (!value?.trim()) return undefined
  try {
    const { protocol, origin, pathname } = new URL(value, document.baseURI)
    return /^https?:$/.test(protocol) ? (origin + pathname).replace(/\/+$/, '') : undefined
  } catch {
    return undefined
  }
}

function composedParent(node: Node): Node | null {
  if (node instanceof Element && node.assignedSlot) return node.assignedSlot
  return node instanceof ShadowRoot ? node.host : node.parentNode
}
