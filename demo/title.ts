// One film: its facts, a player that reports watching, reactions, and what is like it.

import type { IsMoreLikeThis, ItemDetails, Reaction } from '@intellistream/components'
import { ACCOUNT_CHANGE, MOST_WAIT_MS } from './accounts.ts'
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

const provider = startSite()
const actions = find('.film-actions', film)
const retry = find('.film-retry', film)
retry.addEventListener('click', () => void tryAgain())
connectActions()
await showFilm()

async function showFilm(): Promise<void> {
  film.ariaBusy = 'true'
  const answer = await fetchFilm()
  const isFilm = typeof answer !== 'string'
  if (isFilm) render(answer)
  else {
    renderTitle(answer === 'missing' ? 'No such film' : 'The film did not load')
    find('.film-overview', film).textContent =
      answer === 'missing'
        ? 'It may have left the catalog. There are others below.'
        : 'The server does not answer.'
  }
  actions.hidden = !isFilm
  retry.hidden = answer !== 'no answer'
  similar.hidden = answer === 'missing'
  film.ariaBusy = 'false'
}

async function fetchFilm(): Promise<ItemDetails | 'missing' | 'no answer'> {
  try {
    const response = await fetch(`${provider.getAttribute('api')}/v1/items/${encodeURIComponent(itemId)}`, {
      signal: AbortSignal.timeout(MOST_WAIT_MS),
    })
    if (response.ok) return (await response.json()) as ItemDetails
    return [400, 404].includes(response.status) ? 'missing' : 'no answer'
  } catch (error) {
    console.warn('The film could not be had', error)
    return 'no answer'
  }
}

/** The focus goes on to what takes the button's place. */
async function tryAgain(): Promise<void> {
  if (film.ariaBusy === 'true') return
  status.textContent = 'Asking again…'
  await showFilm()
  status.textContent = retry.hidden ? '' : 'Still no answer.'
  if (retry.hidden) actions.querySelector('button')?.focus()
}

function renderTitle(title: string): void {
  document.title = `${title} · Matinee`
  find('.film-title', film).textContent = title
}

function render({ title, year, genres, rating, runtimeMinutes, overview, backdrop }: ItemDetails): void {
  renderTitle(title)
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

/** Before the film is known: none of it needs more than its id. */
function connectActions(): void {
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
    const percent = Math.round((100 * detail.watchedSeconds) / detail.durationSeconds)
    status.textContent = `Watched ${percent} % of ${find('.film-title', film).textContent}`
  })

  async function react(reaction: Reaction): Promise<void> {
    const takenBack = buttons.get(reaction)?.ariaPressed === 'true'
    hasReacted = true
    // The kit may still be on its way: what was pressed is nowhere else yet.
    await customElements.whenDefined(provider.localName)
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
