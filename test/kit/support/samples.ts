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
  for (const element of await stateful()) element.state = statesOf[element.localName]?.[name]
  await settle()
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
  for (const rail of (await stateful()).filter(({ localName }) => !localName.endsWith('chart')))
    rail.state = { type: 'ready', slate: longSlate(count) }
  await settle()
}

async function stateful(): Promise<Stateful[]> {
  const elements = [...document.querySelectorAll<Stateful>(Object.keys(statesOf).join())]
  await Promise.all(elements.map(({ localName }) => customElements.whenDefined(localName)))
  return elements
}

async function settle(): Promise<void> {
  for (const element of await stateful()) await element.updateComplete
  await nextFrames()
}

async function nextFrames(): Promise<void> {
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame)
}

Object.assign(globalThis, { samples: { showState, showStep, showCards, settle } })
