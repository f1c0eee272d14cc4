// What the manifest says of one element, for the stories that draw it.

import manifest from 'virtual:elements-manifest'

export interface Named {
  name: string
  description?: string
  default?: string
}

export interface ElementDeclaration {
  tagName: string
  cssParts?: Named[]
  cssProperties?: Named[]
  cssStates?: Named[]
  slots?: Named[]
  events?: Named[]
  attributes?: Named[]
}

const { modules } = manifest as { modules: { declarations?: Partial<ElementDeclaration>[] }[] }

export function declarationOf(tag: string): ElementDeclaration {
  const found = modules
    .flatMap(({ declarations = [] }) => declarations)
    .find(({ tagName }) => tagName === tag)
  if (!found) throw new RangeError(`the manifest has no ${tag}`)
  return { ...found, tagName: tag }
}
