// One film: its facts, a player that reports watching, reactions, and what is like it.

import type { IsMoreLikeThis, IsProvider, ItemDetails, Reaction } from '@intellistream/components'
import { ACCOUNT_CHANGE } from './accounts.ts'
import { find } from './dom.ts'
import { startSite } from './site.ts'

const film = find('.film', document)
const status = find('.film-status', film)
const itemId = new URL(location.href).searchParams.get('id') ?? ''

// Before the document is parsed, so that the rail asks for the right item in the page's one request.
const similar = find('is-more-like-this', document) as IsMoreLikeThis
similar.setAttribute('item-id', itemId)
const tracker = find('is-watch-tracker', film)
tracker.setAttribute('item-id', itemId)

const { api } = await startSite()
const provider = find('is-provider', document) as IsProvider
await showFilm().finally(() => (film.ariaBusy = 'false'))

async function showFilm(): Promise<void> {
  const response = await fetch(`${api}/v1/items/${encodeURIComponent(itemId)}`).catch(() => undefined)
  if (!response?.ok) {
    const missing = response?.status === 404 || response?.status === 400
    find('.film-title', film).textContent = missing ? 'No such film' : 'The film did not load'
    find('.film-overview', film).textContent = missing
      ? 'It may have left the catalog. There are others below.'
      : 'The server does not answer. Reload the page to try again.'
    find('.film-actions', film).hidden = true
    similar.hidden = missing
    return
  }
  const item = (await response.json()) as ItemDetails
  render(item)
  connectActions(item)
}

function render({ title, year, genres, rating, runtimeMinutes, overview, backdrop }: ItemDetails): void {
  document.title = `${title} · Matinee`
  find('.film-title', film).textContent = title
  find('.film-meta', film).textContent = [
    year,
    runtimeMinutes && `${runtimeMinutes}\u00a0min`,
    genres.join(', '),
    rating && `★\u00a0${rating.average.toFixed(1)}`,
  ]
    .filter(Boolean)
    .join('  ·  ')
  find('.film-overview', film).textContent = overview ?? ''
  const image = find('.film-backdrop', film) as HTMLImageElement
  if (backdrop) {
    image.src = backdrop.src
    image.hidden = false
  }
}

function connectActions({ title }: ItemDetails): void {
  const player = find('.player', film)
  const video = find('video', film) as HTMLVideoElement
  const buttons = new Map(
    (['like', 'dislike'] as const).map((reaction) => [reaction, find(`[data-action="${reaction}"]`, film)]),
  )

  /** Newer than any answer, until somebody else is here. */
  let hasReacted = false
  document.addEventListener(ACCOUNT_CHANGE, () => (hasReacted = false))

  find('[data-action="watch"]', film).addEventListener('click', () => {
    player.hidden = false
    player.scrollIntoView({ block: 'nearest' })
    video.focus({ preventScroll: true })
    void video.play()
  })
  for (const [reaction, button] of buttons) button.addEventListener('click', () => void react(reaction))
  void customElements.whenDefined(similar.localName).then(pressAsAnswered)
  provider.addEventListener('is-watch', ({ detail }) => {
    status.textContent = `Watched ${Math.round((100 * detail.watchedSeconds) / detail.durationSeconds)} % of ${title}`
  })

  async function react(reaction: Reaction): Promise<void> {
    const takenBack = buttons.get(reaction)?.ariaPressed === 'true'
    hasReacted = true
    await provider.session?.track({ eventType: takenBack ? 'clear' : reaction, itemId })
    press(takenBack ? undefined : reaction)
    status.textContent = takenBack
      ? 'Taken back'
      : reaction === 'like'
        ? 'Liked'
        : 'You will see less like this'
  }

  function press(reaction: Reaction | undefined): void {
    for (const [name, button] of buttons) button.ariaPressed = String(name === reaction)
  }

  /** What its rail is about comes with what the person thinks of it. */
  function pressAsAnswered(): void {
    const hostUpdated = (): void => {
      const { state } = similar
      if (!hasReacted && 'slate' in state) press(state.slate.anchor?.reaction)
    }
    similar.addController({ hostUpdated })
    hostUpdated()
  }
}
