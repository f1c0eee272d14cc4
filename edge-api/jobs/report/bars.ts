// Bars as SVG text, each with its name, its value and how sure it is.

import { escapeHtml, format } from './plot.ts'

export interface Bar {
  name: string
  value: number
  standardError: number
}

const WIDTH = 480
const NAME = 150
const NUMBER = 56
const ROW = 26

/** From zero, so that lengths can be compared. */
export function bars({ title, bars: list }: { title: string; bars: readonly Bar[] }): string {
  const most = Math.max(...list.map(({ value, standardError }) => value + 2 * standardError), 0) || 1
  const toX = (value: number) => NAME + (Math.max(0, value) / most) * (WIDTH - NAME - NUMBER)
  const rows = list.map(({ name, value, standardError }, place) => {
    const y = place * ROW
    const [low, high] = [toX(value - 2 * standardError), toX(value + 2 * standardError)]
    const color = place === 0 ? '#767676' : '#2a6fdb'
    const whisker =
      standardError > 0
        ? `<path d="M${low.toFixed(1)} ${y + 12}H${high.toFixed(1)}" stroke="currentColor"/>`
        : ''
    return `<text x="${NAME - 8}" y="${y + 16}" text-anchor="end">${escapeHtml(name)}</text><rect x="${NAME}" y="${y + 3}" width="${(toX(value) - NAME).toFixed(1)}" height="${ROW - 8}" fill="${color}"/>${whisker}<text x="${(Math.max(high, toX(value)) + 6).toFixed(1)}" y="${y + 16}">${format(value)}</text>`
  })
  return `<figure><figcaption>${escapeHtml(title)}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${list.length * ROW}" role="img" aria-label="${escapeHtml(title)}">${rows.join('')}</svg></figure>`
}
