// The page for operators: whether the caller is one is the API's to say, so the charts come after it has answered.

import type { AccuracyReport } from '@intellistream/components'
import { ACCOUNT_CHANGE, getSiteConfig, MOST_WAIT_MS, switchAccount } from './accounts.ts'
import { find } from './dom.ts'
import { toFigures } from './operators-figures.ts'
import { startSite } from './site.ts'

const CHARTS = [
  { by: 'day', heading: 'Day by day' },
  { by: 'source', heading: 'By source' },
  { by: 'slate', heading: 'By rail' },
  { by: 'position', heading: 'By position' },
  { by: 'model', heading: 'By model' },
]
const RANGE = '90d'
/** Why there are no figures, and the way on. */
const GATES = {
  'signed out': {
    heading: 'Operators only',
    reason: 'The figures of the whole site are for the group operators of the user pool.',
    action: 'Sign in as the sample operator',
    act: signIn,
  },
  'not allowed': {
    heading: 'Operators only',
    reason: 'This account is not in the group operators of the user pool.',
    action: 'Sign in as the sample operator',
    act: signIn,
  },
  'no answer': {
    heading: 'The figures did not load',
    reason: 'The API did not answer.',
    action: 'Try again',
    act: show,
  },
}
type Gate = keyof typeof GATES

const provider = startSite()
const gate = find('.gate', document)
const board = find('.board', document)
const enter = find('button', gate)
let shown: Gate = 'signed out'
enter.addEventListener('click', () => void run(GATES[shown].act))
for (const type of ['is-signed-in', 'is-signed-out', ACCOUNT_CHANGE])
  document.addEventListener(type, () => void show())
await show()

/** One at a time; the button keeps the focus, which `disabled` would take. */
async function run(act: () => Promise<void>): Promise<void> {
  if (enter.ariaBusy === 'true') return
  const failure = find('.failure', gate)
  enter.ariaBusy = 'true'
  failure.textContent = ''
  try {
    await act()
  } catch (error) {
    console.warn('Sign-in failed', error)
    failure.textContent = 'That did not work: the server did not answer. Try again.'
  } finally {
    enter.ariaBusy = 'false'
  }
}

async function signIn(): Promise<void> {
  const site = await getSiteConfig()
  if (site.operator) await switchAccount(provider, site, site.operator)
}

/** The figures and charts for an operator; for everybody else the way in. */
async function show(): Promise<void> {
  const site = await getSiteConfig().catch(() => undefined)
  const answer = site ? await getReport() : 'no answer'
  const isRefused = typeof answer === 'string'
  const isPressed = document.activeElement === enter
  gate.hidden = !isRefused
  board.hidden = isRefused
  if (isRefused) renderGate(answer, site?.operator !== undefined)
  else renderBoard(answer)
  // The button is gone, and the focus goes on to the head of what was asked for.
  if (isPressed && !isRefused) find('h1', document).focus()
}

function renderGate(answer: Gate, hasSampleOperator: boolean): void {
  const { heading, reason, action, act } = GATES[answer]
  find('h2', gate).textContent = heading
  find('.gate-reason', gate).textContent = reason
  enter.textContent = action
  enter.hidden = act === signIn && !hasSampleOperator
  shown = answer
  find('.charts', board).replaceChildren()
}

function renderBoard(answer: AccuracyReport): void {
  // Before anything was counted there is nothing to draw, but something to do.
  const isCounted = answer.shown > 0
  const figures = find('.figures', board)
  const charts = find('.charts', board)
  find('.no-report', board).hidden = isCounted
  figures.hidden = charts.hidden = !isCounted
  figures.replaceChildren(...toFigures(answer).map(toFigure))
  if (isCounted && charts.childElementCount === 0) charts.replaceChildren(...CHARTS.map(createChart))
}

async function getReport(): Promise<AccuracyReport | Gate> {
  try {
    const token = await provider.getToken?.({ forceRefresh: false })
    if (token === null || token === undefined) return 'signed out'
    const response = await fetch(`${provider.getAttribute('api')}/v1/accuracy?range=${RANGE}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(MOST_WAIT_MS),
    })
    if (response.ok) return (await response.json()) as AccuracyReport
    return response.status === 401 ? 'signed out' : response.status === 403 ? 'not allowed' : 'no answer'
  } catch (error) {
    console.warn('The figures could not be had', error)
    return 'no answer'
  }
}

function createChart({ by, heading }: { by: string; heading: string }): HTMLElement {
  const chart = document.createElement('is-accuracy-chart')
  const attributes = { scope: 'site', by, range: RANGE, heading, 'heading-level': '2' }
  for (const [name, value] of Object.entries(attributes)) chart.setAttribute(name, value)
  return chart
}

function toFigure({ term, value, counts, note }: ReturnType<typeof toFigures>[number]): HTMLElement {
  const group = document.createElement('div')
  const parts = [
    ['dt', term],
    ['dd', value],
    ['dd', counts],
    ['dd', note],
  ] as const
  group.append(
    ...parts.map(([tag, text]) => Object.assign(document.createElement(tag), { textContent: text })),
  )
  return group
}
