// Arrow keys where the page itself has the focus: in the head, among a film's buttons and on /your-data. Rails bring their
// own keys, and the provider's router moves between them; it says `is-exit` where it has nowhere left to go.

const HEAD = '.top a[href], .top button'
/** While it is open. */
const MENU = '.accounts:popover-open'
const ACTIONS = '.film-actions button'
const PLAYER = '.player video'
/** One below the other. */
const CHOICES = '.choices button:enabled'
const CONFIRMATION = 'dialog[open]'

/** Lets a remote reach everything that the elements do not handle. */
export function connectArrowKeys(): void {
  document.addEventListener('keydown', onKey)
  document.addEventListener('is-exit', (event) => {
    if (event.detail.direction === 'up')
      (
        firstVisible(PLAYER) ??
        firstVisible(ACTIONS) ??
        listAll(CHOICES).at(-1) ??
        firstVisible(HEAD)
      )?.focus()
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
  if (from?.matches(PLAYER)) return leavePlayer(key)
  if (from?.matches(CHOICES)) return moveInChoices(from, key)
  const group = [HEAD, ACTIONS].find((selector) => from?.matches(selector))
  if (group === undefined) {
    const isAtTop = from === document.body || from?.matches('.skip')
    return isAtTop && key === 'ArrowDown' ? belowHead() : undefined
  }
  if (key === 'ArrowDown') return group === HEAD ? belowHead() : (firstVisible(PLAYER) ?? firstRail())
  if (key === 'ArrowUp') return group === ACTIONS ? firstVisible(HEAD) : undefined
  return stepAside(listAll(group), from, key)
}

/** Down from the button that opened it, and up to it again. */
function moveInMenu(menu: Element, from: Element, key: string): HTMLElement | undefined {
  const entries = [...menu.querySelectorAll<HTMLElement>('button, a')]
  const button = firstVisible('.account')
  return step([...(button ? [button] : []), ...entries], from, key, 'ArrowUp', 'ArrowDown')
}

function moveInChoices(from: Element, key: string): HTMLElement | undefined {
  const next = step(listAll(CHOICES), from, key, 'ArrowUp', 'ArrowDown')
  if (next || (key !== 'ArrowUp' && key !== 'ArrowDown')) return next
  return key === 'ArrowUp' ? firstVisible(HEAD) : firstRail()
}

/** Its answers are side by side, or one below the other where the page is narrow. */
function moveInConfirmation(dialog: Element, from: Element | null, key: string): HTMLElement | undefined {
  const answers = [...dialog.querySelectorAll<HTMLElement>('button')]
  return stepAside(answers, from, key) ?? step(answers, from, key, 'ArrowUp', 'ArrowDown')
}

/** Left and Right seek; Up and Down would be the volume, which a remote has keys of its own for. */
function leavePlayer(key: string): HTMLElement | undefined {
  if (key === 'ArrowUp') return firstVisible(ACTIONS)
  return key === 'ArrowDown' ? firstRail() : undefined
}

function stepAside(all: HTMLElement[], from: Element | null, key: string): HTMLElement | undefined {
  const rtl = getComputedStyle(document.documentElement).direction === 'rtl'
  const [back, on] = rtl ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight']
  return step(all, from, key, back, on)
}

function step(
  all: HTMLElement[],
  from: Element | null,
  key: string,
  back: string,
  on: string,
): HTMLElement | undefined {
  const index = all.findIndex((element) => element === from)
  if (key === back) return all[index - 1]
  if (key === on) return all[index + 1]
  return undefined
}

function belowHead(): HTMLElement | undefined {
  return firstVisible(ACTIONS) ?? firstVisible(CHOICES) ?? firstRail()
}

function firstRail(): HTMLElement | undefined {
  return firstVisible('is-top-picks, is-recommendations, is-more-like-this, is-genre-chart, is-sign-in')
}

function firstVisible(selector: string): HTMLElement | undefined {
  return listAll(selector).find((element) => element.offsetHeight > 0)
}

function listAll(selector: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)]
}
