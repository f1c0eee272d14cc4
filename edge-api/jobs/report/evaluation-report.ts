// reports/evaluation/<name>/: what an evaluation found, as bars with their uncertainty, a table and CSV.

import type { ObjectStore } from '../../ports/object-store.ts'
import type { EvaluationFigures } from '../evaluation-figures.ts'
import { bars } from './bars.ts'
import { escapeHtml } from './plot.ts'

export interface EvaluationReport {
  title: string
  figures: EvaluationFigures
}

const COLUMNS = ['protocol', 'algorithm', 'metric', 'mean', 'paired_standard_error', 'cases'] as const

export function toEvaluationReportKey(name: string): string {
  return `reports/evaluation/${name}/index.html`
}

/** Safe to run twice: the same figures write the same bytes. */
export async function writeEvaluationReport(
  objectStore: ObjectStore,
  name: string,
  report: EvaluationReport,
): Promise<void> {
  const rows = toRows(report.figures)
  const csv = [COLUMNS, ...rows].map((row) => `${row.map(quote).join(',')}\n`).join('')
  await objectStore.put(`reports/evaluation/${name}/figures.csv`, Buffer.from(csv))
  await objectStore.put(toEvaluationReportKey(name), Buffer.from(toPage(report, rows)))
}

function toRows(figures: EvaluationFigures): (string | number)[][] {
  return Object.entries(figures).flatMap(([protocol, algorithms]) =>
    Object.entries(algorithms).flatMap(([algorithm, metrics]) =>
      Object.entries(metrics).map(([metric, { mean, pairedStandardError, cases }]) => [
        protocol,
        algorithm,
        metric,
        mean,
        pairedStandardError,
        cases,
      ]),
    ),
  )
}

function toPage({ title, figures }: EvaluationReport, rows: readonly (string | number)[][]): string {
  const plots = Object.entries(figures).flatMap(([protocol, algorithms]) => {
    const metrics = [...new Set(Object.values(algorithms).flatMap((one) => Object.keys(one)))]
    return metrics.map((metric) =>
      bars({
        title: `${metric}, ${protocol}`,
        bars: Object.entries(algorithms).flatMap(([name, one]) => {
          const figure = one[metric]
          return figure === undefined
            ? []
            : [{ name, value: figure.mean, standardError: figure.pairedStandardError }]
        }),
      }),
    )
  })
  const cell = (value: string | number) =>
    `<td>${typeof value === 'number' ? Number(value.toPrecision(4)) : escapeHtml(value)}</td>`
  const head = COLUMNS.map((name) => `<th scope="col">${name}</th>`).join('')
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n')
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title>
<style>body{font:16px/1.5 system-ui;margin:2rem auto;max-width:60rem;padding:0 1rem;color-scheme:light dark}
main{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(24rem,100%),1fr));gap:1rem 2rem}
svg{width:100%;height:auto}svg text{font-size:12px;fill:currentColor}figure{margin:0}figcaption{font-weight:600}
div{overflow-x:auto;margin-top:2rem}table{border-collapse:collapse}th,td{padding:.2rem .6rem;text-align:start;border-bottom:1px solid #8884}</style>
<h1>${escapeHtml(title)}</h1><p>Lines at the ends of bars are two paired standard errors of the difference to the first one, each way.</p>
<main>${plots.join('\n')}</main>
<div tabindex="0" role="region" aria-label="Figures"><table><caption>The same figures (<a href="figures.csv">CSV</a>)</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>
</html>
`
}

function quote(value: string | number): string {
  const text = String(value)
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
