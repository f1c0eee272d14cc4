// Elements are focusables like buttons: each with an id, which LRUD remembers. Inside them the arrows are theirs.
import { getNextFocus } from '@bbc/tv-lrud-spatial'
import '@intellistream/components/is-provider.js'
import '@intellistream/components/is-recommendations.js'
import '@intellistream/components/is-top-picks.js'

document.addEventListener('keydown', (event) => {
  if (!event.key.startsWith('Arrow') || event.defaultPrevented) return
  const next = getNextFocus(document.activeElement, event.key)
  if (!next) return
  event.preventDefault()
  next.focus()
})
document.querySelector('#search').focus()
