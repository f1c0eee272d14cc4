// The first copy of the kit on a page defines its tags. Another copy leaves them alone, and says so where it is another
// version: which one a page runs would else be a matter of luck.

import { version } from './version.ts'

type ElementClass = CustomElementConstructor & { version?: string }

/** Whether nobody has the tag yet. The call of `customElements.define` stays beside it, where the manifest looks for it. */
export function isFree(tag: string, element: ElementClass): boolean {
  const known = customElements.get(tag) as ElementClass | undefined
  if (!known) element.version = version
  else if (known.version !== version) console.warn(`<${tag}> is version ${known.version}, not ${version}`)
  return !known
}
