// The first copy of the kit on a page defines its tags. Another copy leaves them alone, and says so where it is another
// version: which one a page runs would else be a matter of luck.

import { version } from './version.ts'

type ElementClass = CustomElementConstructor & { version?: string }

export function defineElement(tag: string, element: ElementClass): void {
  const known = customElements.get(tag) as ElementClass | undefined
  if (!known) {
    element.version = version
    customElements.define(tag, element)
  } else if (known.version !== version) console.warn(`<${tag}> is version ${known.version}, not ${version}`)
}
