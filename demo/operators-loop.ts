// What the batch loop did, on the page for operators: what serves, the last runs, and how well each model found what was
// held out. The table says everything that the plot shows.

import type { IsProvider } from '@intellistream/components'
import { MOST_WAIT_MS } from './accounts.ts'
import { find } from './dom.ts'
import { plotRuns } from './operators-loop-plot.ts'

/** As the API answers `GET /v1/loop`. */
export interface LoopReport {
  serving?: { modelId: string; promotedAt: string; previousModelId?: string }
  batch?: { users: number; generatedAt: string }
  underWay?: string
  online?: Record<'before' | 'after', { days: number; shown: number; hits: number; hitRate?: number }>
  runs: LoopRun[]
}

export interface LoopRun {
  runId: string
  status: string
  startedAt: string
  seconds?: number
  steps: { name: string; seconds?: number }[]
  rows?: { interactions: number; users: number; items: number }
  ndcgAt10?: { candidate?: number; serving?: number; popularity?: number }
  error?: string
}

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })
const whole = new Intl.NumberFormat()
const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 })

const provider = find('is-provider', document) as IsProvider
const board = find('.board', document)
const section = find('.loop', document)
// The board is shown to operators only, once the API has said who is one.
new MutationObserver(() => void show()).observe(board, { attributeFilter: ['hidden'] })
await show()

async function show(): Promise<void> {
  if (board.hidden) return find('.loop-runs', section).replaceChildren()
  const report = await getLoop().catch((error: unknown) => console.warn('The loop could not be had', error))
  const sentences = report
    ? toSentences(report)
    : ['What it did could not be loaded: the API did not answer.']
  find('.loop-now', section).replaceChildren(...sentences.map((text) => element('p', text)))
  find('.no-run', section).hidden = !report || report.serving !== undefined || report.runs.length > 0
  if (!report) return find('.loop-runs', section).replaceChildren()
  const [last] = report.runs
  find('.loop-runs', section).replaceChildren(
    ...(last === undefined ? [] : [plotRuns(report.runs), toRunsTable(report.runs), toStepsTable(last)]),
  )
}

async function getLoop(): Promise<LoopReport> {
  const token = await provider.getToken?.({ forceRefresh: false })
  const response = await fetch(`${provider.getAttribute('api')}/v1/loop`, {
    headers: { authorization: `Bearer ${token ?? ''}` },
    signal: AbortSignal.timeout(MOST_WAIT_MS),
  })
  if (!response.ok) throw new Error(`/v1/loop answered ${response.status}`)
  return (await response.json()) as LoopReport
}

function toSentences({ serving, batch, underWay, online, runs }: LoopReport): string[] {
  const sentences: string[] = []
  if (serving) sentences.push(`${serving.modelId} serves since ${when(serving.promotedAt)}.`)
  else if (runs.length > 0) sentences.push('None of its models serves yet.')
  if (batch) sentences.push(`Its recommendations are made for ${whole.format(batch.users)} users.`)
  if (underWay !== undefined) sentences.push(`${underWay} is under way.`)
  if (online) {
    const side = ({ days, shown, hits, hitRate }: typeof online.before) =>
      `${hitRate === undefined ? 'nothing shown' : percent.format(hitRate)} (${whole.format(hits)} of ${whole.format(shown)} shown, ${days} days)`
    sentences.push(
      `Watched after being shown: ${side(online.before)} before it served, ${side(online.after)} since.`,
    )
  }
  return sentences
}

function toRunsTable(runs: readonly LoopRun[]): HTMLElement {
  return toTable(
    'The last runs, the newest first',
    ['Began', 'Outcome', 'Took', 'Interactions', 'Users', 'New model', 'Served', 'Popular', 'Why'],
    runs.map(({ startedAt, status, seconds, rows, ndcgAt10, error }) => [
      when(startedAt),
      status,
      toSeconds(seconds),
      count(rows?.interactions),
      count(rows?.users),
      metric(ndcgAt10?.candidate),
      metric(ndcgAt10?.serving),
      metric(ndcgAt10?.popularity),
      error ?? '',
    ]),
  )
}

function toStepsTable({ startedAt, steps }: LoopRun): HTMLElement {
  const rows = steps.map(({ name, seconds }) => [name, toSeconds(seconds)])
  return toTable(`Steps of the run of ${when(startedAt)}`, ['Step', 'Took'], rows)
}

/** Wide tables scroll on their own, and by keyboard. */
function toTable(
  caption: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): HTMLElement {
  const table = element('table')
  const toRow = (cells: readonly string[], tag: 'th' | 'td') => {
    const row = element('tr')
    row.append(
      ...cells.map((text) => Object.assign(element(tag, text), tag === 'th' ? { scope: 'col' } : {})),
    )
    return row
  }
  const [head, body] = [element('thead'), element('tbody')]
  head.append(toRow(header, 'th'))
  body.append(...rows.map((row) => toRow(row, 'td')))
  table.append(element('caption', caption), head, body)
  const scroller = element('div')
  scroller.className = 'loop-table'
  scroller.tabIndex = 0
  scroller.role = 'region'
  scroller.ariaLabel = caption
  scroller.append(table)
  return scroller
}

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, text = ''): HTMLElementTagNameMap[Tag] {
  return Object.assign(document.createElement(tag), { textContent: text })
}

function when(at: string): string {
  return moment.format(new Date(at))
}

function toSeconds(seconds: number | undefined): string {
  return seconds === undefined ? '' : `${seconds.toFixed(1)} s`
}

function count(value: number | undefined): string {
  return value === undefined ? '' : whole.format(value)
}

function metric(value: number | undefined): string {
  return value === undefined ? '' : value.toFixed(3)
}
