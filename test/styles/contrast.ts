// Themes as values, and the pairs of tokens that must be told apart.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { listTokens } from '../../.tools/design-tokens.mjs'

export type Theme = ReadonlyMap<string, string>

const COMPONENTS = fileURLToPath(new URL('../../components/', import.meta.url))

/** Front, back, and the least ratio between them (WCAG 2.2: 1.4.3 text, 1.4.11 parts of controls, 2.4.13 the ring). */
export const PAIRS: readonly (readonly [string, string, number])[] = [
  ['color-on-surface', 'color-surface', 4.5],
  ['color-on-surface', 'color-surface-raised', 4.5],
  ['color-on-surface-muted', 'color-surface', 4.5],
  ['color-on-surface-muted', 'color-surface-raised', 4.5],
  ['color-on-accent', 'color-accent', 4.5],
  ['color-error', 'color-surface', 4.5],
  ['color-accent', 'color-surface', 3],
  ['color-outline', 'color-surface', 3],
  ['color-focus', 'color-surface', 3],
  ['color-focus', 'color-focus-halo', 3],
  ['chart-watched', 'color-surface', 3],
  ['chart-recommended', 'color-surface', 3],
  ['chart-hit', 'color-surface', 3],
]

export const THEMES = ['dark', 'light', 'high-contrast', 'ember', 'salon'] as const

export function readTheme(name: (typeof THEMES)[number]): Theme {
  if (name === 'ember' || name === 'salon') {
    const sheet = readFileSync(`${COMPONENTS}themes/${name}.css`, 'utf8')
    return new Map(
      [...sheet.matchAll(/(--is-[\w-]+):\s*([^;]+);/g)].map(([, key = '', value = '']) => [key, value]),
    )
  }
  const { base, theme } = JSON.parse(readFileSync(`${COMPONENTS}styles/tokens.json`, 'utf8')) as {
    base: object
    theme: Record<string, object>
  }
  const tokens = listTokens(name === 'dark' ? base : (theme[name] ?? {}))
  return new Map(tokens.map((token) => [token.name, token.css]))
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio, of two hexadecimal colors. */
export function contrastOf(front: string, back: string): number {
  const [light = 0, dark = 0] = [luminanceOf(front), luminanceOf(back)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function luminanceOf(color: string): number {
  const long = color.length === 4 ? color.replaceAll(/[\da-f]/gi, '$&$&') : color
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(long.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
