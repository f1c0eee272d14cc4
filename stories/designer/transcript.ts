// What a screen reader would say of an element, in reading order: roles, names and descriptions of what is in its shadow
// root. A reading aid for review; the accessibility tree itself is asserted by the element tests.

const SKIPPED = new Set(['STYLE', 'SCRIPT', 'TEMPLATE'])

/** One line a thing said. */
export function transcribe(element: Element): string[] {
  return [...readAll(element.shadowRoot ?? element)]
}

function* readAll(root: ParentNode): Generator<string> {
  for (const child of root.children) yield* read(child)
}

function* read(element: Element): Generator<string> {
  if (SKIPPED.has(element.tagName) || isHidden(element)) return
  const line = describe(element)
  if (line !== undefined) yield line
  if (element instanceof HTMLSlotElement && element.assignedElements().length > 0) {
    for (const assigned of element.assignedElements()) yield* read(assigned)
    return
  }
  if (!isWhole(element)) yield* readAll(element)
}

/** A control is said as one thing; what is inside it is its name. */
const isWhole = (element: Element): boolean =>
  element.matches('a[href], button, h1, h2, h3, h4, h5, h6, summary, p')

function describe(element: Element): string | undefined {
  const name = nameOf(element)
  const about = aboutOf(element)
  const ending = about ? `, ${about}` : ''
  if (element.matches('ol, ul')) return `list, ${element.children.length} items`
  if (element.matches('table')) return `table, ${name}`
  if (element.matches('fieldset, figure, [role=group], [role=radiogroup]')) return `group, ${name}${ending}`
  if (element.matches('[role=radio]')) {
    return `radio button, ${name}${element.ariaChecked === 'true' ? ', checked' : ''}`
  }
  if (element.matches('a[href]')) return `link, ${name}${ending}${placeOf(element)}`
  if (element.matches('button')) return `button, ${name}${pressedOf(element)}${ending}${placeOf(element)}`
  if (element.matches('summary')) return `disclosure, ${name}`
  if (/^H[1-6]$/.test(element.tagName)) return `heading level ${element.tagName[1]}, ${name}`
  if (element instanceof HTMLInputElement && element.type !== 'hidden') return fieldOf(element)
  if (element.matches('p, [role=status], [role=alert]') && name) return name
  return undefined
}

function nameOf(element: Element): string {
  const owner = element.getRootNode() as ShadowRoot
  const labelled = element.getAttribute('aria-labelledby')
  const label =
    element.ariaLabel ?? (labelled === null ? null : (owner.getElementById(labelled)?.textContent ?? null))
  if (label !== null) return tidy(label)
  if (element.matches('fieldset, figure, [role=group], [role=status]:not(p)')) return ''
  if (element.matches('table')) return tidy(element.querySelector('caption')?.textContent ?? '')
  return tidy([...spoken(element)].join(' '))
}

function* spoken(node: Node): Generator<string> {
  for (const child of node.childNodes) {
    if (child instanceof Text) yield child.data
    else if (child instanceof Element && !isHidden(child)) yield* spoken(child)
  }
}

function aboutOf(element: Element): string {
  const ids = element.getAttribute('aria-describedby')?.split(' ') ?? []
  const owner = element.getRootNode() as ShadowRoot
  return tidy(ids.map((id) => owner.getElementById(id)?.textContent ?? '').join(' '))
}

function placeOf(element: Element): string {
  const item = element.closest('li')
  const first = item?.querySelector('a[href], button')
  if (!item?.parentElement || first !== element) return ''
  return `, ${[...item.parentElement.children].indexOf(item) + 1} of ${item.parentElement.children.length}`
}

function fieldOf(field: HTMLInputElement): string {
  const label = tidy(field.labels?.[0]?.textContent ?? '')
  const kind = field.type === 'password' ? 'password field' : 'text field'
  const wrong = field.ariaInvalid === 'true' ? ', invalid' : ''
  const about = aboutOf(field)
  return `${kind}, ${label}${wrong}${about ? `, ${about}` : ''}`
}

const pressedOf = (element: Element): string =>
  element.ariaPressed === null ? '' : element.ariaPressed === 'true' ? ', pressed' : ', not pressed'

function isHidden(element: Element): boolean {
  if (element.ariaHidden === 'true' || element.hasAttribute('hidden')) return true
  const { display, visibility } = getComputedStyle(element)
  return display === 'none' || visibility === 'hidden'
}

const tidy = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
