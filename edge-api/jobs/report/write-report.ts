// reports/loop/: a page with plots of the last runs, the same numbers as CSV, and as JSON what the API shows to operators.

import type { ObjectStore } from '../../ports/object-store.ts'
import type { LoopReport } from '../../contract/types.ts'
import { LOOP_REPORT_KEY } from '../../domain/loop-report.ts'
import { readStatus, type LoopStatus, type RunStatus } from '../status.ts'
import { toLoopReport } from './loop-report.ts'
import { escapeHtml, format, plot } from './plot.ts'

export const REPORT_KEY = 'reports/loop/index.html'
const CSV_KEY = 'reports/loop/runs.csv'
const RUNS = 30

/** Safe to run twice: the same runs write the same bytes. Reads runs/, models/, batch/, reports/accuracy/; writes reports/loop/. */
export async function writeReport(objectStore: ObjectStore): Promise<{ runs: number }> {
  const status = await readStatus(objectStore, { runs: RUNS })
  const runs = status.runs.toReversed()
  await objectStore.put(CSV_KEY, Buffer.from(toCsv(runs)))
  const report = await toLoopReport(objectStore, status)
  await objectStore.put(REPORT_KEY, Buffer.from(toPage(status, runs, report.online)))
  await objectStore.put(LOOP_REPORT_KEY, Buffer.from(JSON.stringify(report)))
  return { runs: runs.length }
}

const COLUMNS: readonly (readonly [name: string, value: (run: RunStatus) => string | number | undefined])[] =
  [
    ['run', ({ runId }) => runId],
    ['status', ({ status }) => status],
    ['started', ({ startedAt }) => startedAt],
    ['seconds', ({ seconds }) => seconds],
    ['interactions', ({ rows }) => rows?.interactions],
    ['users', ({ rows }) => rows?.users],
    ['items', ({ rows }) => rows?.items],
    ['ndcg_at_10', ({ ndcgAt10 }) => ndcgAt10?.candidate],
    ['ndcg_at_10_serving', ({ ndcgAt10 }) => ndcgAt10?.serving],
    ['ndcg_at_10_popularity', ({ ndcgAt10 }) => ndcgAt10?.popularity],
  ]

/** Ids, words and numbers of our own: nothing that needs quotes. */
function toCsv(runs: readonly RunStatus[]): string {
  const lines = runs.map((run) => COLUMNS.map(([, value]) => value(run) ?? '').join(','))
  return [COLUMNS.map(([name]) => name).join(','), ...lines, ''].join('\n')
}

function toPage(
  { serving, batch }: LoopStatus,
  runs: readonly RunStatus[],
  online: LoopReport['online'],
): string {
  const labels = runs.map(({ startedAt }) => startedAt.slice(5, 10))
  const plots = [
    plot({
      title: 'NDCG@10 on what was held out, by run',
      labels,
      series: [
        { name: 'new model', color: '#2a6fdb', values: runs.map(({ ndcgAt10 }) => ndcgAt10?.candidate) },
        {
          name: 'model that served',
          color: '#c2661c',
          values: runs.map(({ ndcgAt10 }) => ndcgAt10?.serving),
        },
        { name: 'popular items', color: '#767676', values: runs.map(({ ndcgAt10 }) => ndcgAt10?.popularity) },
      ],
    }),
    plot({
      title: 'Interactions trained on, by run',
      labels,
      series: [
        { name: 'interactions', color: '#2a6fdb', values: runs.map(({ rows }) => rows?.interactions) },
      ],
    }),
    plot({
      title: 'Seconds, by run',
      labels,
      series: [{ name: 'seconds', color: '#2a6fdb', values: runs.map(({ seconds }) => seconds) }],
    }),
  ]
  const cells = runs
    .toReversed()
    .map(
      (run) =>
        `<tr>${COLUMNS.map(([, value]) => `<td>${toCell(value(run))}</td>`).join('')}<td>${escapeHtml(run.error ?? '')}</td></tr>`,
    )
  const head = `<tr>${COLUMNS.map(([name]) => `<th scope="col">${name}</th>`).join('')}<th scope="col">why</th></tr>`
  const serves = serving
    ? `${serving.modelId} serves since ${serving.promotedAt}${batch ? `, to ${batch.users.toLocaleString('en')} users` : ''}.`
    : 'No model of the loop serves yet.'
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Batch loop</title>
<style>body{font:16px/1.5 system-ui;margin:2rem auto;max-width:60rem;padding:0 1rem;color-scheme:light dark}
svg{width:100%;height:auto}svg text{font-size:12px;fill:currentColor}.grid{stroke:currentColor;opacity:.2}
figure{margin:2rem 0}figcaption{font-weight:600}ul{display:flex;gap:1.5rem;list-style:none;padding:0}li span{display:inline-block;width:.8em;height:.8em;margin-right:.4em}
div{overflow-x:auto}table{border-collapse:collapse}th,td{padding:.2rem .6rem;text-align:start;border-bottom:1px solid #8884}</style>
<h1>Batch loop</h1><p>${escapeHtml(serves)}</p>${online === undefined ? '' : `<p>${escapeHtml(toOnline(online))}</p>`}
${plots.join('\n')}
<div tabindex="0" role="region" aria-label="Runs"><table><caption>Runs, the newest first (<a href="runs.csv">CSV</a>)</caption><thead>${head}</thead><tbody>${cells.join('\n')}</tbody></table></div>
</html>
`
}

function toOnline({ before, after }: NonNullable<LoopReport['online']>): string {
  const side = ({ days, shown, hits }: typeof before) => `${hits} of ${shown} shown titles in ${days} days`
  return `Watched after being shown: before the promotion ${side(before)}, since then ${side(after)}.`
}

function toCell(value: string | number | undefined): string {
  if (value === undefined) return ''
  return typeof value === 'number' ? format(value) : escapeHtml(value)
}
