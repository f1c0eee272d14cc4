// A line plot as SVG text: a few series over the same places, with a table beside it for who cannot see it.

export interface Series {
  name: string
  /** CSS color. */
  color: string
  /** One a place; undefined where there is none. */
  values: readonly (number | undefined)[]
}

export interface PlotOptions {
  title: string
  /** Under each place. */
  labels: readonly string[]
  series: readonly Series[]
}

const WIDTH = 720
const HEIGHT = 240
const LEFT = 56
const BOTTOM = 40
const TOP = 16

/** Zero is always in the picture, so that heights can be compared. */
export function plot({ title, labels, series }: PlotOptions): string {
  const values = series.flatMap((one) => one.values.filter((value) => value !== undefined))
  const most = Math.max(...values, 0) || 1
  const toX = (place: number) => LEFT + ((place + 0.5) / Math.max(1, labels.length)) * (WIDTH - LEFT - 8)
  const toY = (value: number) => HEIGHT - BOTTOM - (value / most) * (HEIGHT - BOTTOM - TOP)
  const ticks = [0, 0.5, 1].map((share) => {
    const y = toY(share * most)
    return `<line x1="${LEFT}" x2="${WIDTH}" y1="${y}" y2="${y}" class="grid"/><text x="${LEFT - 6}" y="${y + 4}" text-anchor="end">${format(share * most)}</text>`
  })
  const names = labels.map(
    (label, place) =>
      `<text x="${toX(place)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${escapeHtml(label)}</text>`,
  )
  const lines = series.map(({ name, color, values: points }) => {
    const places = points.flatMap((value, place) =>
      value === undefined ? [] : [{ x: toX(place), y: toY(value), value }],
    )
    const path = places.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')
    const dots = places.map(
      ({ x, y, value }) =>
        `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="4" fill="${color}"><title>${escapeHtml(name)} ${format(value)}</title></circle>`,
    )
    return `<polyline points="${path}" fill="none" stroke="${color}" stroke-width="2"/>${dots.join('')}`
  })
  const legend = series.map(
    ({ name, color }) => `<li><span style="background:${color}"></span>${escapeHtml(name)}</li>`,
  )
  return `<figure><figcaption>${escapeHtml(title)}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(title)}">${ticks.join('')}${names.join('')}${lines.join('')}</svg>
<ul>${legend.join('')}</ul></figure>`
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}

export function format(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)))
}
