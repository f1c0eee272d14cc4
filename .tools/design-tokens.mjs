// components/styles/tokens.json as CSS: the blocks of is.css and the names that elements read. `npm run tokens` writes both.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import prettier from 'prettier'

/**
 * @typedef {{ alias?: string, fallback?: string, css?: string, use?: string, derived?: boolean }} Hints
 * @typedef {{ name: string, css: string, description: string, hints: Hints }} Token
 * @typedef {{ $type?: string, $value?: unknown, $description?: string, $extensions?: Record<string, Hints> }} Node
 */

const STYLES = new URL('../components/styles/', import.meta.url)
const HINTS = 'dev.intellistream'

export const tokensFile = new URL('tokens.json', STYLES)
const sheetFile = new URL('is.css', STYLES)
const moduleFile = new URL('tokens.ts', STYLES)

/** What `npm run tokens` writes: path and content of each file. */
export async function createTokenFiles() {
  const document = JSON.parse(readFileSync(tokensFile, 'utf8'))
  const sheet = replaceBetween(readFileSync(sheetFile, 'utf8'), 'tokens', toSheet(document))
  return [
    { path: fileURLToPath(sheetFile), text: await format(sheet, 'css') },
    {
      path: fileURLToPath(moduleFile),
      text: await format(toModule(listTokens(document.base)), 'typescript'),
    },
  ]
}

/**
 * The tokens of one group of the document, in its order.
 * @param {Node & Record<string, any>} group
 * @param {string[]} [path]
 * @param {string} [type]
 * @returns {Token[]}
 */
export function listTokens(group, path = [], type = group.$type) {
  if (group.$value !== undefined) {
    const hints = group.$extensions?.[HINTS] ?? {}
    const css = hints.css ?? toCss(type ?? '', group.$value)
    return [{ name: `--is-${path.join('-')}`, css, description: group.$description ?? '', hints }]
  }
  return Object.entries(group)
    .filter(([key]) => !key.startsWith('$'))
    .flatMap(([key, child]) => listTokens(child, [...path, key], child.$type ?? type))
}

/** @param {string} type @param {any} value */
function toCss(type, value) {
  switch (type) {
    case 'color':
      return value.alpha === undefined ? toShortHex(value.hex) : toRgb(value)
    case 'dimension':
    case 'duration':
      return `${value.value}${value.unit}`
    case 'cubicBezier':
      return `cubic-bezier(${value.join(', ')})`
    default:
      return String(value)
  }
}

/** @param {string} hex */
const toShortHex = (hex) => hex.replace(/^#(.)\1(.)\2(.)\3$/, '#$1$2$3')

/** @param {{ hex: string, alpha: number }} color */
function toRgb({ hex, alpha }) {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
  return `rgb(${channels.join(' ')} / ${Math.round(alpha * 100)}%)`
}

/** @param {string} selector @param {Token[]} tokens */
const rule = (selector, tokens) =>
  `${selector} {\n${tokens
    .filter(({ hints }) => !hints.derived)
    .map(({ name, css }) => `${name}: ${css};`)
    .join('\n')}\n}`

/** @param {Record<string, any>} document */
function toSheet({ base, theme, density }) {
  const { color, chart, ...rest } = base
  const dark = listTokens({ color, chart })
  const themes = Object.entries(theme).map(([name, group]) => ({ name, tokens: listTokens(group) }))
  const wished = /** @type {const} */ ([
    ['light', '(prefers-color-scheme: light)'],
    ['high-contrast', '(prefers-color-scheme: dark) and (prefers-contrast: more)'],
  ])
  return [
    rule(':where(:root)', listTokens(rest)),
    '\n/* Dark is the default; `data-theme` on any ancestor says it outright. */',
    rule(":where(:root, [data-theme='dark'])", dark),
    ...themes.map(({ name, tokens }) => rule(`:where([data-theme='${name}'])`, tokens)),
    '/* A page that names no theme gets the one its reader has asked the system for. */',
    ...wished.map(
      ([name, query]) =>
        `@media ${query} {\n${rule(':where(:root:not([data-theme]))', listTokens(theme[name]))}\n}`,
    ),
    '\n/* Density: `data-density` on the page or around a part of it. */',
    ...Object.entries(density).map(([name, group]) =>
      rule(`:where([data-density='${name}'])`, listTokens(group)),
    ),
  ].join('\n')
}

/** @param {Token[]} tokens */
function toModule(tokens) {
  const lines = tokens.flatMap(({ name, css, hints: { alias, fallback, use = '{}' } }) =>
    alias === undefined ? [] : [`    --${alias}: ${use.replace('{}', `var(${name}, ${fallback ?? css})`)};`],
  )
  return `// Written by \`npm run tokens\` from tokens.json. The system tokens as every element reads them: \`--is-…\` when the page
// or is.css sets it, else a value that works on its own. Text falls back to the page's own color, so that an element
// without is.css is readable on any surface.

import { css } from './css.ts'

export const tokens = css\`
  :host {
${lines.join('\n')}
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      --_motion: 0;
      --_lift: 1;
    }
  }
\`
`
}

/** @param {string} text @param {string} mark @param {string} content */
function replaceBetween(text, mark, content) {
  const [before, rest] = text.split(`/* <${mark}> */`)
  const after = rest?.split(`/* </${mark}> */`)[1]
  if (before === undefined || after === undefined) throw new Error(`is.css has no <${mark}> marks`)
  return `${before}/* <${mark}> */\n${content}\n/* </${mark}> */${after}`
}

/** @param {string} text @param {string} parser */
async function format(text, parser) {
  const options = await prettier.resolveConfig(fileURLToPath(sheetFile))
  return prettier.format(text, { ...options, parser })
}
