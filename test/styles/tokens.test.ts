import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createTokenFiles, listTokens, tokensFile } from '../../.tools/design-tokens.mjs'
import { contrastOf, PAIRS, readTheme, THEMES } from './contrast.ts'

interface Color {
  colorSpace: string
  components: number[]
  hex: string
}

const document = JSON.parse(readFileSync(tokensFile, 'utf8')) as { base: object }

describe('tokens.json', () => {
  it('is what is.css and tokens.ts were written from: if not, run `npm run tokens`', async () => {
    for (const { path, text } of await createTokenFiles()) expect(readFileSync(path, 'utf8'), path).toBe(text)
  })

  it('says of every token what it is for', () => {
    const mute = listTokens(document.base).filter(({ description }) => !/^[A-Z0-9].*\.$/.test(description))

    expect(mute.map(({ name }) => name)).toEqual([])
  })

  it('gives a color the same value in numbers and in hexadecimal', () => {
    const colors = findColors(document)

    const unequal = colors.filter(({ components, hex }) =>
      components.some(
        (share, at) => Math.round(share * 255) !== Number.parseInt(hex.slice(1 + 2 * at, 3 + 2 * at), 16),
      ),
    )

    expect(colors.length).toBe(48) // three themes of 16
    expect(unequal).toEqual([])
  })
})

describe.each(THEMES)('the theme %s', (name) => {
  it.each(PAIRS)('keeps %s on %s at %s to 1 or more', (front, back, least) => {
    const theme = readTheme(name)

    const ratio = contrastOf(theme.get(`--is-${front}`) ?? '', theme.get(`--is-${back}`) ?? '')

    expect(ratio).toBeGreaterThanOrEqual(least)
  })
})

describe.each(['ember', 'salon'] as const)('the partner theme %s', (name) => {
  const sheet = readFileSync(new URL(`../../components/themes/${name}.css`, import.meta.url), 'utf8')

  it('sets public tokens only', () => {
    const known = [...listTokens(document.base).map((token) => token.name), '--is-top-picks-numeral-color']

    expect([...readTheme(name).keys()].filter((token) => !known.includes(token))).toEqual([])
  })

  it('reaches into elements by parts alone', () => {
    const selectors = sheet.replaceAll(/\/\*.*?\*\/|\{.*?\}/gs, '').split(/,\s*\n|\n/)

    const others = selectors
      .map((selector) => selector.trim())
      .filter(
        (selector) =>
          selector !== '' && selector !== `[data-theme='${name}']` && !selector.includes('::part('),
      )

    expect(others).toEqual([])
  })
})

function findColors(node: unknown): Color[] {
  if (typeof node !== 'object' || node === null) return []
  return 'colorSpace' in node ? [node as Color] : Object.values(node).flatMap(findColors)
}
