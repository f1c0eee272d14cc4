// Arrow keys where the page itself has the focus: in the head, among a film's buttons, on /your-data, for operators and in
// the foot. Rails bring their own keys, and the provider's router moves between them; it says `is-exit` where it has
// nowhere left to go.

/** Side by side: Left and Right go along, Up and Down leave. */
const ROWS = ['.top :is(a[href], button)', '.film-actions button', '.places a', '.bottom a']
/** One below the other. A player and a wide table keep Left and Right; a remote has keys of its own for the volume. */
const SINGLE = '.film-retry, .player video, .choices button:enabled, .gate button, .loop-table'
const HOSTS =
  'is-top-picks, is-recommendations, is-more-like-this, is-genre-chart, is-accuracy-chart, is-sign-in'
/** While it is open. */
const MENU = '.accounts:popover-open'
const CONFIRMATION = 'dialog[open]'

/** Lets a remote reach everything that the elements do not handle. */
export function connectArrowKeys(): void {
  document.addEventListener('keydown', onKey)
  document.addEventListener('is-exit', ({ target, detail }) => {
    // The router knows of no other host that way.
    const lines = listLines().filter(([first]) => first === target || !first?.matches(HOSTS))
    const at = lines.findIndex(([first]) => first === target)
    lines[at + (detail.direction === 'up' ? -1 : 1)]?.[0]?.focus()
  })
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  const target = findTarget(event.key, document.activeElement)
  if (!target) return
  event.preventDefault()
  target.focus()
}

function findTarget(key: string, from: Element | null): HTMLElement | undefined {
  const menu = document.querySelector(MENU)
  if (menu && from?.matches(`.account, ${MENU} *`)) return moveInMenu(menu, from, key)
  const confirmation = document.querySelector(CONFIRMATION)
  if (confirmation) return moveInConfirmation(confirmation, from, key)
  // Theirs are the router's.
  if (from?.closest(HOSTS)) return undefined
  const lines = listLines()
  const line = lines.find((elements) => elements.some((element) => element === from))
  if (line) return stepAside(line, from, key) ?? step(lines, line, key, 'ArrowUp', 'ArrowDown')?.[0]
  const isAtTop = from === document.body || from?.matches('.skip, h1')
  return isAtTop && key === 'ArrowDown' ? lines[1]?.[0] : undefined
}

/** Down from the button that opened it, and up to it again. */
function moveInMenu(menu: Element, from: Element, key: string): HTMLElement | undefined {
  const entries = listVisible('button, a', menu)
  return step([...listVisible('.account'), ...entries], from, key, 'ArrowUp', 'ArrowDown')
}

/** Its answers are side by side, or one below the other where the page is narrow. */
function moveInConfirmation(dialog: Element, from: Element | null, key: string): HTMLElement | undefined {
  const answers = listVisible('button', dialog)
  return stepAside(answers, from, key) ?? step(answers, from, key, 'ArrowUp', 'ArrowDown')
}

/** What can have the focus, from the head to the foot. */
function listLines(): HTMLElement[][] {
  const lines: HTMLElement[][] = []
  let last: string | undefined
  for (const element of listVisible([...ROWS, SINGLE, HOSTS].join())) {
    // With nothing to press in it; the one that has the focus is no stop of its own meanwhile.
    if (element.matches(HOSTS) && element.tabIndex < 0 && element !== document.activeElement) continue
    const row = ROWS.find((selector) => element.matches(selector))
    if (row !== undefined && row === last) lines.at(-1)?.push(element)
    else lines.push([element])
    last = row
  }
  return lines
}

function stepAside(all: HTMLElement[], from: Element | null, key: string): HTMLElement | undefined {
  const rtl = getComputedStyle(document.documentElement).direction === 'rtl'
  const [back, on] = rtl ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight']
  return step(all, from, key, back, on)
}

function step<Place>(all: Place[], from: unknown, key: string, back: string, on: string): Place | undefined {
  const index = all.findIndex((place) => place === from)
  if (key === back) return all[index - 1]
  if (key === on) return all[index + 1]
  return undefined
}

function listVisible(selector: string, within: ParentNode = document): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>(selector)].filter(({ offsetHeight }) => offsetHeight > 0)
}
