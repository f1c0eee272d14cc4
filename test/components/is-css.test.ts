import { expect } from '@open-wc/testing'
import { isTopPicksStyles } from '../../components/is-top-picks/is-top-picks.styles.ts'
import { styles as signInStyles } from '../../components/is-sign-in/is-sign-in.styles.ts'
import { tokens } from '../../components/styles/tokens.ts'

describe('is.css', () => {
  it('says the same as the fallbacks in the elements', async () => {
    const text = await (await fetch(new URL('../../components/styles/is.css', import.meta.url))).text()
    const given = new Map(
      [...text.matchAll(/(--is-[\w-]+):\s*([^;]+);/g)]
        .map(([, name, value]) => [name, value] as const)
        .reverse(),
    )
    const sheets = [tokens, isTopPicksStyles, signInStyles].map(({ cssText }) => cssText).join('')
    const fallbacks = [...sheets.matchAll(/var\((--is-[\w-]+), ((?:[^()]|\((?:[^()]|\([^()]*\))*\))+)\)/g)]
    // Without the stylesheet text and surfaces follow the page's own color, and the numeral follows the card.
    const derived = [
      '--is-color-on-surface',
      '--is-color-on-surface-muted',
      '--is-color-surface-raised',
      '--is-font-family',
      '--is-numeral-size',
    ]

    const different = fallbacks
      .filter(([, name = '']) => !derived.includes(name))
      // What only one element has is not in is.css.
      .filter(([, name = '']) => !/^--is-(top-picks|sign-in)-/.test(name))
      .filter(([, name = '', value]) => given.get(name) !== value)
      .map(([, name, value]) => `${name}: ${given.get(name)} in is.css, ${value} in the elements`)

    expect(fallbacks).to.have.length.greaterThan(25)
    expect(different).to.deep.equal([])
  })

  it('keeps every pair of colors readable, dark and light', async () => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(await (await fetch(new URL('../../components/styles/is.css', import.meta.url))).text())
    document.adoptedStyleSheets = [sheet]
    const pairs: [string, string, number][] = [
      ['on-surface', 'surface', 4.5],
      ['on-surface', 'surface-raised', 4.5],
      ['on-surface-muted', 'surface', 4.5],
      ['on-surface-muted', 'surface-raised', 4.5],
      ['on-accent', 'accent', 4.5],
      ['error', 'surface', 4.5],
      ['outline', 'surface', 3],
      ['accent', 'surface', 3],
      ['focus', 'surface', 3],
      ['focus', 'focus-halo', 3],
    ]
    const failing: string[] = []
    for (const theme of ['dark', 'light']) {
      document.documentElement.dataset['theme'] = theme
      for (const [front, back, least] of pairs) {
        const ratio = contrast(colorOf(front), colorOf(back))
        if (ratio < least) failing.push(`${theme}: ${front} on ${back} is ${ratio.toFixed(2)}`)
      }
    }
    delete document.documentElement.dataset['theme']
    document.adoptedStyleSheets = []

    expect(failing).to.deep.equal([])
  })

  it('lets any rule of a site win, whichever theme holds and whichever sheet comes first', async () => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(await (await fetch(new URL('../../components/styles/is.css', import.meta.url))).text())
    const site = new CSSStyleSheet()
    site.replaceSync(':root { --is-color-accent: rgb(1 2 3); --is-gap: 7px }')
    document.adoptedStyleSheets = [site, sheet]
    for (const theme of ['dark', 'light']) {
      document.documentElement.dataset['theme'] = theme
      expect(colorOf('accent'), theme).to.deep.equal([1, 2, 3])
    }
    expect(getComputedStyle(document.documentElement).getPropertyValue('--is-gap')).to.equal('7px')
    delete document.documentElement.dataset['theme']
    document.adoptedStyleSheets = []
  })
})

describe('is.css before the elements are there', () => {
  for (const tag of ['is-genre-chart', 'is-accuracy-chart', 'is-recommendations', 'is-sign-in'])
    it(`says nothing in ${tag} that is for one of its states, and keeps its margins out of the page`, async () => {
      const frame = document.createElement('iframe')
      const href = new URL('../../components/styles/is.css', import.meta.url).href
      frame.srcdoc = `<link rel="stylesheet" href="${href}"><h1 style="margin: 0">My viewing</h1>
        <${tag}><p slot="empty" style="margin: 16px">Nothing yet.</p></${tag}>`
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
      document.body.append(frame)
      await loaded
      const page = frame.contentDocument
      const [heading, element] = [page?.querySelector('h1'), page?.querySelector<HTMLElement>(tag)]

      expect(element?.innerText).to.equal('')
      expect(element?.getBoundingClientRect().top).to.equal(heading?.getBoundingClientRect().bottom)
      frame.remove()
    })
})

function colorOf(name: string): number[] {
  const probe = document.createElement('i')
  probe.style.color = `var(--is-color-${name})`
  document.body.append(probe)
  const channels = getComputedStyle(probe).color.match(/[\d.]+/g) ?? []
  probe.remove()
  return channels.slice(0, 3).map(Number)
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(a: number[], b: number[]): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(channels: number[]): number {
  const [r = 0, g = 0, b = 0] = channels.map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
