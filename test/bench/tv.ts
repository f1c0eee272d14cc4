// `npm run bench:tv [-- --json] [-- --runs 5] [-- --paint]`: the rails on a television, against a plain scroller in the same
// run; `--paint` is the first frame alone.
import { chromium } from 'playwright-core'
import { BROWSER_FLAGS, findBrowser } from '../../.tools/find-browser.mjs'
import { align } from './report.ts'
import { measurePaint, measureRun, type RailFigures } from './tv/measure-run.ts'
import { servePages } from './tv/serve-pages.ts'

const LAYOUTS = [
  { rails: 20, cards: 30 },
  { rails: 20, cards: 100 },
]
const HELD_MS = 5_000

const runsAt = process.argv.indexOf('--runs')
const runs = runsAt > 0 ? Number(process.argv[runsAt + 1]) : 5
const measure = process.argv.includes('--paint') ? measurePaint : measureRun
const executablePath = findBrowser()
const pages = await servePages()
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: BROWSER_FLAGS })

const results = []
for (const layout of LAYOUTS) {
  const measured: Partial<RailFigures>[] = []
  for (let run = 0; run < runs; run += 1)
    measured.push(await measure(browser, { origin: pages.origin, ...layout, heldMs: HELD_MS }))
  const figures = medians(measured)
  const ratio = median(
    measured.map(({ keyToFrameMs = NaN, plainKeyToFrameMs = NaN }) => keyToFrameMs / plainKeyToFrameMs),
  )
  results.push({ ...layout, runs, figures, gates: toGates(figures, ratio) })
}
await browser.close()
pages.close()

for (const { rails, cards, gates } of results) {
  console.log(`\n${rails} rails of ${cards} cards, 960x540@2, processor slowed 6x, median of ${runs}\n`)
  const rows = gates.map(({ name, value, most }) => [
    name,
    value.toFixed(2),
    String(most),
    value <= most ? 'ok' : 'OVER',
  ])
  console.log(align([['', 'measured', 'at most', ''], ...rows]))
}
if (process.argv.includes('--json')) console.log(JSON.stringify({ results }))

function toGates(
  figures: Partial<RailFigures>,
  ratio: number,
): { name: string; value: number; most: number }[] {
  const gates = [
    { name: 'data to paint, ms', value: figures.paintMs, most: 150 },
    { name: 'elements at paint', value: figures.elementsAtPaint, most: 1_500 },
    { name: 'a later rail, ms', value: figures.laterRailMs, most: 50 },
    { name: 'key to frame p95 / plain scroller', value: figures.keyToFrameMs && ratio, most: 1.3 },
    { name: 'layouts a press', value: figures.layoutsPerPress, most: 1 },
    { name: 'forced layouts', value: figures.forcedLayouts, most: 0 },
    { name: 'geometry reads', value: figures.geometryReads, most: 0 },
    { name: 'heap after 500 moves, MB', value: figures.heapGrowthMovesMB, most: 2 },
    { name: 'heap after 50 mounts, MB', value: figures.heapGrowthMountsMB, most: 2 },
  ]
  return gates.flatMap(({ value, ...gate }) => (value === undefined ? [] : [{ ...gate, value }]))
}

function medians(measured: readonly Partial<RailFigures>[]): Partial<RailFigures> {
  const names = Object.keys(measured[0] ?? {}) as (keyof RailFigures)[]
  return Object.fromEntries(
    names.map((name) => [name, median(measured.map(({ [name]: value = NaN }) => value))]),
  )
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}
