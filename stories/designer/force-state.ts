// A card that looks as under the pointer or in focus, without either, so that the states stand beside each other.

export type Forced = 'hover' | 'focus'

interface Updating extends HTMLElement {
  updateComplete?: Promise<unknown>
}

/** The kit's pseudo-classes, as an attribute on the card's list item and its link. */
const REPLACEMENTS: readonly (readonly [string, string])[] = [
  [':hover', "[data-force-state='hover']"],
  [':focus-within', "[data-force-state='focus']"],
  // Of the two, only what can have the focus.
  [':focus-visible', ":not(li)[data-force-state='focus']"],
]

/** Forces the state upon the first card of a rail, once it is drawn. */
export async function forceState(rail: Updating, state: Forced): Promise<void> {
  await rail.updateComplete
  const root = rail.shadowRoot
  if (!root) return
  const sheets = root.adoptedStyleSheets.map((sheet) => {
    const rules = [...sheet.cssRules].map(({ cssText }) => cssText).join('\n')
    const copy = new CSSStyleSheet()
    copy.replaceSync(
      REPLACEMENTS.reduce((css, [pseudo, attribute]) => css.replaceAll(pseudo, attribute), rules),
    )
    return copy
  })
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets]
  const item = root.querySelector<HTMLElement>('[part~=item]')
  for (const element of [item, item?.querySelector<HTMLElement>('[part~=card]')]) {
    if (element) element.dataset['forceState'] = state
  }
}
