// The page for operators: whether the caller is one is the API's to say, so the charts come after it has answered.

import type { AccuracyReport, IsProvider } from '@intellistream/components'
import { ACCOUNT_CHANGE, switchAccount } from './accounts.ts'
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
/** Why there are no figures. */
const REASONS = {
  'signed out': 'The figures of the whole site are for the group operators of the user pool.',
  'not allowed': 'This account is not in the group operators of the user pool.',
  'no answer': 'The API did not answer. Reload the page to try again.',
}

const provider = find('is-provider', document) as IsProvider
const site = await startSite()
const { operator } = site
const gate = find('.gate', document)
const board = find('.board', document)
const enter = find('button', gate) as HTMLButtonElement
enter.addEventListener('click', () => void signIn())
for (const type of ['is-signed-in', 'is-signed-out', ACCOUNT_CHANGE])
  document.addEventListener(type, () => void show())
await show()

async function signIn(): Promise<void> {
  if (operator === undefined) return
  const failure = find('.failure', gate)
  failure.textContent = ''
  enter.disabled = true
  try {
    await switchAccount(provider, site, operator)
  } catch (error) {
    console.warn('Sign-in failed', error)
    failure.textContent = 'That did not work. Is the server still running? Reload the page and try again.'
  } finally {
    enter.disabled = false
  }
}

/** The figures and charts for an operator; for everybody else the way in. */
async function show(): Promise<void> {
  const answer = await getReport()
  const isRefused = typeof answer === 'string'
  gate.hidden = !isRefused
  board.hidden = isRefused
  if (isRefused) {
    find('.gate-reason', gate).textContent = REASONS[answer]
    enter.hidden = operator === undefined || answer === 'no answer'
    find('.charts', board).replaceChildren()
    return
  }
  // Before anything was counted there is nothing to draw, but something to do.
  const isCounted = answer.shown > 0
  const figures = find('.figures', board)
  const charts = find('.charts', board)
  find('.no-report', board).hidden = isCounted
  figures.hidden = charts.hidden = !isCounted
  figures.replaceChildren(...toFigures(answer).map(toFigure))
  if (isCounted && charts.childElementCount === 0) charts.replaceChildren(...CHARTS.map(createChart))
}

async function getReport(): Promise<AccuracyReport | keyof typeof REASONS> {
  try {
    const token = await provider.getToken?.({ forceRefresh: false })
    if (token === null || token === undefined) return 'signed out'
    const response = await fetch(`${site.api}/v1/accuracy?range=${RANGE}`, {
      headers: { authorization: `Bearer ${token}` },
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
