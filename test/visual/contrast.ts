// `npm run show:contrast`: every theme, measured on the pixels that are drawn: text on what lies behind it, and the focus
// ring of ten posters against the picture and the page. --json prints one object as the last line.
import type { Page } from 'playwright-core'
import { THEMES } from '../styles/contrast.ts'
import { openStories } from './stories.ts'

interface Measure {
  what: string
  ratio: number
  least: number
}

interface Box {
  x: number
  y: number
  width: number
  height: number
}

type Color = readonly [number, number, number]

const POSTERS = 10
const stories = await openStories()
const rows: (Measure & { theme: string })[] = []

for (const theme of THEMES) {
  const page = await stories.open('elements-is-recommendations--ready', {
    globals: { theme },
    context: { viewport: { width: 2600, height: 600 } },
  })
  for (const part of ['heading', 'title', 'meta']) {
    const box = await boxOf(page, `[part~=${part}]`)
    rows.push({ theme, what: `text: ${part}`, ratio: await textContrast(page, box), least: 4.5 })
  }
  const rings: number[] = []
  await page.keyboard.press('Tab')
  for (let index = 0; index < POSTERS; index++) {
    rings.push(await ringContrast(page, await boxOf(page, '[part~=card]:focus [part~=poster]')))
    await page.keyboard.press('ArrowRight')
  }
  rows.push({ theme, what: `focus ring, worst of ${POSTERS} posters`, ratio: Math.min(...rings), least: 3 })
  await page.context().close()

  const chart = await stories.open('elements-is-genre-chart--ready', { globals: { theme } })
  await chart.locator('is-genre-chart [part~=hit]').first().hover()
  for (const part of ['title', 'summary', 'value', 'tooltip']) {
    const box = await boxOf(chart, `is-genre-chart [part~=${part}]`)
    rows.push({ theme, what: `chart text: ${part}`, ratio: await textContrast(chart, box), least: 4.5 })
  }
  const bar = await boxOf(chart, 'is-genre-chart [part~=bar]')
  rows.push({ theme, what: 'chart: bar', ratio: await textContrast(chart, grow(bar, 6)), least: 3 })
  await chart.context().close()
}
await stories.close()

const failing = rows.filter(({ ratio, least }) => ratio < least)
for (const { theme, what, ratio, least } of rows) {
  console.log(
    `${theme.padEnd(14)} ${what.padEnd(36)} ${ratio.toFixed(2).padStart(6)}  ${ratio < least ? `FAILS, needs ${least}` : `>= ${least}`}`,
  )
}
console.log(`${rows.length} measured, ${failing.length} below their least`)
if (process.argv.includes('--json')) console.log(JSON.stringify({ rows, failing: failing.length }))
process.exitCode = failing.length > 0 ? 1 : 0

async function boxOf(page: Page, selector: string): Promise<Box> {
  const box = await page.locator(selector).first().boundingBox()
  if (!box) throw new Error(`${selector} is not drawn`)
  return box
}

function grow({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by }
}

/** The most frequent color is what lies behind; the one farthest from it, of at least a few pixels, is the text. */
async function textContrast(page: Page, box: Box): Promise<number> {
  const counts = new Map<string, number>()
  for (const color of await pixelsOf(page, box)) counts.set(color.join(), (counts.get(color.join()) ?? 0) + 1)
  const colors = [...counts].sort((a, b) => b[1] - a[1])
  const behind = toColor(colors[0]?.[0])
  return Math.max(
    ...colors.filter(([, count]) => count >= 4).map(([color]) => contrastOf(toColor(color), behind)),
  )
}

/** At each point around: one of the two tones stands out from the picture, one from the page, and they from each other. */
async function ringContrast(page: Page, poster: Box): Promise<number> {
  const reach = 12
  const area = grow(poster, reach)
  const pixels = await pixelsOf(page, area)
  const width = Math.round(area.width)
  const height = Math.round(area.height)
  const at = (x: number, y: number): Color => pixels[Math.round(y) * width + Math.round(x)] ?? [0, 0, 0]
  const worst: number[] = []
  for (let share = 0.15; share <= 0.85; share += 0.1) {
    const lines: Color[][] = [
      range(reach + 6).map((step) => at(step, height * share)),
      range(reach + 6).map((step) => at(width - 1 - step, height * share)),
      range(reach + 6).map((step) => at(width * share, step)),
    ]
    for (const line of lines) {
      const outside = line[0] ?? [0, 0, 0]
      const inside = line.at(-1) ?? [0, 0, 0]
      const tones = line.slice(1, -1)
      const farFrom = (color: Color): number => Math.max(...tones.map((tone) => contrastOf(tone, color)))
      worst.push(Math.min(farFrom(outside), farFrom(inside)))
    }
  }
  return Math.min(...worst)
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index)
}

/** Row by row. */
async function pixelsOf(page: Page, clip: Box): Promise<Color[]> {
  const whole = {
    x: Math.round(clip.x),
    y: Math.round(clip.y),
    width: Math.round(clip.width),
    height: Math.round(clip.height),
  }
  const png = await page.screenshot({ clip: whole, animations: 'disabled' })
  return page.evaluate(
    async (url) => {
      const image = new Image()
      image.src = url
      await image.decode()
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d')
      context?.drawImage(image, 0, 0)
      const { data } = context?.getImageData(0, 0, image.width, image.height) ?? { data: [] }
      const colors: [number, number, number][] = []
      for (let at = 0; at < data.length; at += 4)
        colors.push([data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0])
      return colors
    },
    `data:image/png;base64,${png.toString('base64')}`,
  )
}

function toColor(text = '0,0,0'): Color {
  const [r = 0, g = 0, b = 0] = text.split(',').map(Number)
  return [r, g, b]
}

function contrastOf(a: Color, b: Color): number {
  const [light = 0, dark = 0] = [luminanceOf(a), luminanceOf(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

function luminanceOf(color: Color): number {
  const [r = 0, g = 0, b = 0] = color.map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
