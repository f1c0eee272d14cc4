// Previous and next, for the pointer only: they scroll, never move the focus, and stand apart from the tab order.

export function createPager(name: 'previous' | 'next', onClick: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = `pager ${name}`
  button.part.add('pager', `pager-${name}`)
  button.tabIndex = -1
  button.addEventListener('mousedown', (event) => event.preventDefault())
  button.addEventListener('click', onClick)
  return button
}
