// LRUD leaves listening to the page. It remembers by `id`.
import { getNextFocus } from '@bbc/tv-lrud-spatial'

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || !event.key.startsWith('Arrow')) return
  // By name: its key codes take the Back button of a Fire TV for Left.
  const next = getNextFocus(document.activeElement, event.key)
  if (!next) return
  event.preventDefault()
  next.focus()
})
