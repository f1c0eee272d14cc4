// Arrow keys where the page itself has the focus: in the head and among a film's buttons. Rails bring their own keys, and
// the provider's router moves between them; it says `is-exit` where it has nowhere left to go.

const HEAD = '.top a[href], .top button'
/** While it is open. */
const MENU = '.accounts:popover-open'
const ACTIONS = '.film-actions button'
const PLAYER = '.player video'

/** Lets a remote reach everything that the elements do not handle. */
export function connectArrowKeys(): void {
  document.addEventListener('keydown', onKey)
  document.addEventListener('is-exit', (event) => {
    if (event.detail.direction === 'up')
      (firstVisible(PLAYER) ?? firstVisible(ACTIONS) ?? firstVisible(HEAD))?.focus()
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
  if (from?.matches(PLAYER)) return leavePlayer(key)
  const group = [HEAD, ACTIONS].find((selector) => from?.matches(selector))
  if (group === undefined) {
    const isAtTop = from === document.body || from?.matches('.skip')
    return isAtTop && key === 'ArrowDown' ? (firstVisible(ACTIONS) ?? firstRail()) : undefined
  }
  if (key === 'ArrowDown')
    return (group === HEAD ? firstVisible(ACTIONS) : firstVisible(PLAYER)) ?? firstRail()
  if (key === 'ArrowUp') return group === ACTIONS ? firstVisible(HEAD) : undefined
  const rtl = getComputedStyle(document.documentElement).direction === 'rtl'
  const [back, on] = rtl ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight']
  return step([...document.querySelectorAll<HTMLElement>(group)], from, key, back, on)
}

/** Down from the button that opened it, and up to it again. */
function moveInMenu(menu: Element, from: Element, key: string): HTMLElement | undefined {
  const entries = [...menu.querySelectorAll<HTMLElement>('button, a')]
  const button = firstVisible('.account')
  return step([...(button ? [button] : []), ...entries], from, key, 'ArrowUp', 'ArrowDown')
}

/** Left and Right seek; Up and Down would be the volume, which a remote has keys of its own for. */
function leavePlayer(key: string): HTMLElement | undefined {
  if (key === 'ArrowUp') return firstVisible(ACTIONS)
  return key === 'ArrowDown' ? firstRail() : undefined
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

function firstRail(): HTMLElement | undefined {
  return firstVisible('is-top-picks, is-recommendations, is-more-like-this, is-genre-chart, is-sign-in')
}

function firstVisible(selector: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>(selector)].find((element) => element.offsetHeight > 0)
}
