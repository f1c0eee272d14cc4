// NDCG@10 over the runs, as lines: decoration beside the table that has the same numbers.

/** What of a run is drawn. */
export interface PlottedRun {
  ndcgAt10?: { candidate?: number; serving?: number; popularity?: number }
}

const SVG = 'http://www.w3.org/2000/svg'
const WIDTH = 640
const HEIGHT = 160
const PAD = 8
const LINES = [
  { name: 'New model', of: 'candidate' },
  { name: 'Model that served', of: 'serving' },
  { name: 'Popular films', of: 'popularity' },
] as const

/** The oldest run at the start; zero is in the picture, so that heights can be compared. */
export function plotRuns(runs: readonly PlottedRun[]): HTMLElement {
  const inOrder = runs.toReversed()
  const most = Math.max(...inOrder.flatMap(({ ndcgAt10 }) => Object.values(ndcgAt10 ?? {})), 0.01)
  const toX = (place: number) => PAD + ((place + 0.5) / inOrder.length) * (WIDTH - 2 * PAD)
  const toY = (value: number) => HEIGHT - PAD - (value / most) * (HEIGHT - 2 * PAD)
  const svg = create('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, 'aria-hidden': 'true' })
  svg.append(create('line', { x1: PAD, x2: WIDTH - PAD, y1: HEIGHT - PAD, y2: HEIGHT - PAD, class: 'axis' }))
  const legend = document.createElement('ul')
  for (const { name, of } of LINES) {
    const points = inOrder.flatMap(({ ndcgAt10 }, place) => {
      const value = ndcgAt10?.[of]
      return value === undefined ? [] : [{ x: toX(place), y: toY(value) }]
    })
    const line = points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')
    svg.append(
      create('polyline', { points: line, class: of }),
      ...points.map(({ x, y }) => create('circle', { cx: x, cy: y, r: 4, class: of })),
    )
    const entry = Object.assign(document.createElement('li'), { textContent: name, className: of })
    legend.append(entry)
  }
  const figure = document.createElement('figure')
  figure.className = 'loop-plot'
  figure.append(
    Object.assign(document.createElement('figcaption'), {
      textContent: 'How well each run’s model found what was held out (NDCG@10)',
    }),
    svg,
    legend,
  )
  return figure
}

function create(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  return made
}
