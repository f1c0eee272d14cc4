// `css` for the kit's own sheets. Lit's also joins values and explains wrong ones, which no sheet here has.

import type { CSSResult } from 'lit'

/** A stylesheet that all elements share: made when the first of them needs it, which is in a browser. */
export function css([cssText = '']: TemplateStringsArray): CSSResult {
  let made: CSSStyleSheet | undefined
  const sheet = {
    cssText,
    get styleSheet(): CSSStyleSheet {
      if (!made) {
        made = new CSSStyleSheet()
        made.replaceSync(cssText)
      }
      return made
    },
  }
  // Of the rest Lit asks nothing.
  return sheet as CSSResult
}
