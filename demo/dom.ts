// The one element that must be there; a page without it is broken and says so.

export function find(selector: string, within: ParentNode): HTMLElement {
  const element = within.querySelector<HTMLElement>(selector)
  if (!element) throw new Error(`The page has no ${selector}`)
  return element
}
