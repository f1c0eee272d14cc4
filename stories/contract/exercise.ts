// Makes each element send what it can send, as a person would: by click, key, scroll and play.

import { userEvent, waitFor } from 'storybook/test'
import { sampleStates } from '../sample-data.ts'
import type { Surface } from './observe.ts'

type Exercise = (element: HTMLElement, surface: Surface) => Promise<void>

const until = (isDone: () => boolean): Promise<void> =>
  waitFor(
    () => {
      if (!isDone()) throw new Error('not yet')
    },
    { timeout: 4000 },
  ).catch(() => undefined)

const within = (element: HTMLElement, selector: string): HTMLElement | undefined =>
  element.shadowRoot?.querySelector<HTMLElement>(selector) ?? undefined

const rail: Exercise = async (element, surface) => {
  element.addEventListener('is-item-select', (event) => event.preventDefault(), { once: true })
  element.scrollIntoView({ block: 'center' })
  within(element, '[part~=card]')?.click()
  // Reactions join a rail after its first paint.
  if (element.hasAttribute('reactions') && within(element, '[part~=card]'))
    await until(() => within(element, '[part~=reaction-dislike]') !== undefined)
  within(element, '[part~=reaction-dislike]')?.click()
  element.focus()
  await userEvent.keyboard('{Home}{ArrowLeft}{End}{ArrowRight}')
  const scroller = within(element, '.scroller')
  if (scroller) scroller.scrollLeft = scroller.scrollWidth
  await until(() => surface.events.has('is-impression') && surface.events.has('is-end-reached'))
}

const chart: Exercise = async (element) => {
  element.addEventListener('is-genre-select', (event) => event.preventDefault(), { once: true })
  within(element, '[part~=hit]')?.focus()
  within(element, '[part~=hit]')?.click()
  within(element, '[data-range="1y"]')?.click()
  within(element, '[data-range="name"]')?.click()
  if ('referenceLines' in element) element.referenceLines = [{ value: 1, label: 'Goal' }]
  await Promise.resolve()
}

/** An API that lets nobody in, whatever the token. */
const provider: Exercise = async (_element, surface) => {
  const fetchBefore = window.fetch
  window.fetch = () =>
    Promise.resolve(
      new Response(
        JSON.stringify({ type: 'about:blank', title: 'Who?', status: 401, detail: '', requestId: 'r' }),
        {
          status: 401,
          headers: { 'Content-Type': 'application/problem+json' },
        },
      ),
    )
  const page = document.createElement('is-provider')
  page.setAttribute('api', 'https://nobody.example')
  Object.assign(page, { getToken: () => Promise.resolve('worn out') })
  page.append(document.createElement('is-recommendations'))
  document.body.append(page)
  await until(() => surface.events.has('is-auth-required') && surface.events.has('is-problem'))
  const { ready } = sampleStates('recommendations')
  const rail = Object.assign(document.createElement('is-recommendations'), { state: ready })
  rail.addEventListener('is-item-select', (event) => event.preventDefault())
  page.append(rail)
  await until(() => within(rail, '[part~=card]') !== undefined)
  within(rail, '[part~=card]')?.click()
  await until(() => surface.events.has('is-delivery-status'))
  page.remove()
  window.fetch = fetchBefore
}

/** A player that gets to its end in no time: nothing has to be heard for it. */
const tracker: Exercise = async (element, surface) => {
  const media = element.querySelector('audio')
  if (!media) return
  let currentTime = 0
  const facts = { duration: 20, playbackRate: 10_000, paused: false, ended: false, seeking: false }
  for (const [name, value] of Object.entries(facts)) Object.defineProperty(media, name, { value })
  Object.defineProperty(media, 'currentTime', { get: () => currentTime })
  for (const type of ['play', 'playing', 'timeupdate']) media.dispatchEvent(new Event(type))
  await new Promise((resolve) => requestAnimationFrame(resolve))
  currentTime = 20
  for (const type of ['timeupdate', 'ended']) media.dispatchEvent(new Event(type))
  await until(() => surface.events.has('is-watch'))
}

/** Somebody is signed in by what Amplify finds in the browser, and out when it is gone; a user pool that never answers. */
const signIn: Exercise = async (shown, surface) => {
  const element = document.createElement('is-sign-in')
  for (const { name, value } of shown.attributes) if (name !== 'tabindex') element.setAttribute(name, value)
  document.body.append(element)
  await until(() => element.matches(':state(sign-in)'))
  const fetchBefore = window.fetch
  window.fetch = () => new Promise(() => undefined)
  const user = `CognitoIdentityServiceProvider.${element.getAttribute('user-pool-client-id') ?? ''}`
  const token = ['{"alg":"RS256"}', '{"sub":"1","email":"ada@example.com","exp":4102444800}', '{}']
    .map(btoa)
    .join('.')
  localStorage.setItem(`${user}.LastAuthUser`, '1')
  for (const name of ['accessToken', 'idToken']) localStorage.setItem(`${user}.1.${name}`, token)
  document.dispatchEvent(new Event('is-auth-required'))
  await until(() => surface.events.has('is-signed-in'))
  localStorage.clear()
  document.dispatchEvent(new Event('is-auth-required'))
  await until(() => surface.events.has('is-signed-out'))
  for (const [name, value] of Object.entries({ username: 'a@b', password: 'any' })) {
    const field = within(element, `#${name}`)
    if (field instanceof HTMLInputElement) field.value = value
  }
  within(element, '[part~=submit]')?.click()
  await until(() => element.matches(':state(busy)'))
  surface.states.add('busy')
  element.remove()
  window.fetch = fetchBefore
}

const exercises: Record<string, Exercise> = {
  'is-recommendations': rail,
  'is-top-picks': rail,
  'is-more-like-this': rail,
  'is-genre-chart': chart,
  'is-accuracy-chart': chart,
  'is-provider': provider,
  'is-sign-in': signIn,
  'is-watch-tracker': tracker,
}

export const exercise = async (tag: string, element: HTMLElement, surface: Surface): Promise<void> =>
  exercises[tag]?.(element, surface)
