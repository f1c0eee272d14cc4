import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { sampleCatalog } from '../../../edge-api/local/sample/catalog.ts'
import { designOf } from '../../../edge-api/local/sample/posters/design.ts'
import { drawBackdrop } from '../../../edge-api/local/sample/posters/draw-backdrop.ts'
import { drawPoster, posterColor } from '../../../edge-api/local/sample/posters/draw-poster.ts'
import { allPalettes } from '../../../edge-api/local/sample/posters/palettes.ts'
import { fitText } from '../../../edge-api/local/sample/posters/fit-text.ts'
import { textWidth, TYPEFACES } from '../../../edge-api/local/sample/posters/typefaces.ts'

const film = (title: string, genres: string[] = ['Drama']) => ({ itemId: '1', title, year: 1999, genres })

describe('drawPoster', () => {
  it('draws 342 x 513, the same bytes for the same item', () => {
    const poster = drawPoster(film('Heat'))

    expect(poster).toContain('width="342" height="513" viewBox="0 0 342 513"')
    expect(drawPoster(film('Heat'))).toBe(poster)
  })

  it('varies: at least eight pictures and five layouts over the sample, no two posters alike', () => {
    const designs = sampleCatalog.map(designOf)

    expect(new Set(designs.map(({ art }) => art)).size).toBeGreaterThanOrEqual(8)
    expect(new Set(designs.map(({ layout }) => layout)).size).toBeGreaterThanOrEqual(5)
    expect(new Set(sampleCatalog.map(drawPoster)).size).toBe(sampleCatalog.length)
  })

  it('is well-formed without script, outside parts or repeated ids, for any title', () => {
    const titles = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('</text><script>x()</script>', '"onload="x', ']]>', '\u0000\ud800', ''),
    )
    const genres = fc.subarray(['Horror', 'Comedy', 'Sci-Fi', 'Unheard Of', '<b>'])

    fc.assert(
      fc.property(titles, genres, (title, itemGenres) => {
        const poster = drawPoster(film(title, itemGenres))
        expectWellFormed(poster)
        expect(poster).not.toMatch(/<script|\son\w+=|href=|url\((?!#)|NaN|undefined|Infinity/)
      }),
      { numRuns: 300 },
    )
  })

  it('draws every film of the sample well-formed and under 60 kB', () => {
    for (const item of sampleCatalog) {
      const poster = drawPoster(item)
      expectWellFormed(poster)
      expect(poster.length, item.title).toBeLessThan(60_000)
      expectWellFormed(drawBackdrop(item))
    }
  })
})

describe('fitText', () => {
  it('never leaves its box, whatever the title', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 150 }),
        fc.constantFrom(...Object.values(TYPEFACES)),
        (title, typeface) => {
          const { lines, sizePx } = fitText(title, typeface, { width: 290, height: 168, largestPx: 58 })
          expect(lines.length).toBeGreaterThan(0)
          expect(lines.length * sizePx * typeface.lineHeight).toBeLessThanOrEqual(168)
        },
      ),
    )
  })

  it('keeps short titles large, and shrinks a long one without cutting it', () => {
    const long = 'Dr. Strangelove or: How I Learned to Stop Worrying'
    const box = { width: 290, height: 168, largestPx: 58 }

    expect(fitText('Heat', TYPEFACES.grotesque, box)).toEqual({ lines: ['Heat'], sizePx: 58 })
    const fitted = fitText(long, TYPEFACES.grotesque, box)
    expect(fitted.lines.join(' ')).toBe(long)
    for (const line of fitted.lines)
      expect(textWidth(line, TYPEFACES.grotesque) * fitted.sizePx).toBeLessThanOrEqual(290)
  })

  it('breaks Japanese between signs and a word of forty letters into even parts', () => {
    const box = { width: 200, height: 168, largestPx: 58 }

    expect(fitText('千と千尋の神隠し', TYPEFACES.serif, box).lines.join('')).toBe('千と千尋の神隠し')
    const parts = fitText('Supercalifragilisticexpialidociousnessing', TYPEFACES.grotesque, box)
    expect(parts.lines.length).toBeGreaterThan(1)
    expect(parts.sizePx).toBeGreaterThanOrEqual(20)
  })
})

describe('palettes', () => {
  it('have titles with a contrast of at least 4.5 to 1 on their ground', () => {
    for (const { ground, ink } of allPalettes)
      expect(contrast(ground, ink), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5)
  })

  it('give each item its dominant color', () => {
    expect(posterColor(film('Heat'))).toMatch(/^#[0-9a-f]{6}$/)
  })
})

describe('drawBackdrop', () => {
  it('draws 16:9 without text, in the palette of the poster', () => {
    const backdrop = drawBackdrop(film('Nosferatu', ['Horror']))

    expect(backdrop).toContain('viewBox="0 0 1280 720"')
    expect(backdrop).toContain(posterColor(film('Nosferatu', ['Horror'])))
  })
})

const TAG = /<(\/?)([\w:]+)((?:\s+[\w:-]+="[^"<&]*(?:&(?:amp|lt|gt|quot|#39);[^"<&]*)*")*)\s*(\/?)>/g

/** A check of the shape of XML: every tag closed in order, attributes quoted, no stray `<` or `&`, ids once. */
function expectWellFormed(svg: string): void {
  const open: string[] = []
  const rest = svg.replace(TAG, (_tag, end: string, name: string, _attributes: string, empty: string) => {
    if (end) expect(open.pop()).toBe(name)
    else if (!empty) open.push(name)
    return ''
  })
  expect(open).toEqual([])
  expect(rest.replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toMatch(/[<&]/)
  // eslint-disable-next-line no-control-regex
  expect(svg).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
  expect(svg).not.toMatch(/\p{Surrogate}/u)
  const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
}

function contrast(one: string, other: string): number {
  const luminance = (color: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(color.slice(at, at + 2), 16) / 255
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}
