// Sets every element of a page to one sample state, by `?state=`; without it the page's own scripts do.
import { sampleStates } from '../../../stories/sample-data.ts'
import { sampleAccuracyStates, sampleGenreStates } from '../../../stories/sample-reports.ts'
import { sampleSignInStates } from '../../../stories/sample-sign-in.ts'
import { longSlate } from '../../support/long-slate.ts'

type StateName = keyof typeof sampleGenreStates
type Stateful = HTMLElement & { state: unknown; updateComplete: Promise<unknown> }

const statesOf: Record<string, Record<StateName, unknown>> = {
  'is-recommendations': sampleStates('recommendations'),
  'is-top-picks': sampleStates('top-picks'),
  'is-more-like-this': sampleStates('similar'),
  'is-genre-chart': sampleGenreStates,
  'is-accuracy-chart': sampleAccuracyStates,
}

/** Resolves when every element with data shows the state. */
async function showState(name: StateName): Promise<void> {
  const elements = await stateful()
  for (const element of elements) element.state = statesOf[element.localName]?.[name]
  await untilShown(elements, name)
}

/** Resolves when signing in shows the step. */
async function showStep(name: keyof typeof sampleSignInStates): Promise<void> {
  await customElements.whenDefined('is-sign-in')
  const element = document.querySelector<Stateful>('is-sign-in')
  if (!element) throw new Error('Nobody can sign in here')
  element.state = sampleSignInStates[name]
  await element.updateComplete
  await nextFrames()
}

/** Gives each rail the same `count` cards without pictures. */
async function showCards(count: number): Promise<void> {
  const rails = (await stateful()).filter(({ localName }) => !localName.endsWith('chart'))
  for (const rail of rails) rail.state = { type: 'ready', slate: longSlate(count) }
  await untilShown(rails, 'ready')
}

async function stateful(): Promise<Stateful[]> {
  const elements = [...document.querySelectorAll<Stateful>(Object.keys(statesOf).join())]
  await Promise.all(elements.map(({ localName }) => customElements.whenDefined(localName)))
  return elements
}

/** A rail that waited for more than 200 ms keeps its skeleton for another 300; reactions and pagers are fetched after its paint. */
async function untilShown(elements: Stateful[], name: StateName): Promise<void> {
  const isWhole = ({ shadowRoot }: Stateful): boolean =>
    !shadowRoot?.querySelector('[part~=card]') || !!shadowRoot.querySelector('[part~=pager]')
  while (elements.some((element) => !element.matches(`:state(${name})`) || !isWhole(element)))
    await nextFrames()
  for (const element of elements) await element.updateComplete
  await nextFrames()
}

async function nextFrames(): Promise<void> {
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame)
}

Object.assign(globalThis, { samples: { showState, showStep, showCards } })
