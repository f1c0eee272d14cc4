// The arrows of a remote, through every navigation engine a page may have: all end on the same items. Elements are what
// engines see; inside them the arrows are the elements' own.
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BROWSER_FLAGS, findBrowser } from '../../.tools/find-browser.mjs'
import { serveKit, type KitSite } from './support/serve-kit.ts'

const ENGINES = ['none', 'LRUD', 'js-spatial-navigation', 'WICG polyfill', 'Norigin', 'Blink'] as const
type Engine = (typeof ENGINES)[number]

const MODULES: Partial<Record<Engine, string>> = {
  LRUD: 'lrud',
  'js-spatial-navigation': 'jssn',
  'WICG polyfill': 'wicg',
  Norigin: 'norigin',
}

/** Keys as they are in left-to-right text, and where the focus is after each. */
const PATH: [key: string, where: string][] = [
  ['Down', 'A1'],
  ['Right', 'A2'],
  ['Right', 'A3'],
  ['Left', 'A2'],
  ['Right', 'A3'],
  ['Down', 'B1'],
  ['Right', 'B2'],
  ['Up', 'A3'], // the card that was left
  ['Down', 'B2'],
  ['Left', 'B1'],
  ['Left', 'B1'], // the start is an end: no engine takes the key on
  ['Down', 'Drama'],
  ['Right', 'Comedy'],
  ['Left', 'Drama'],
  ['Up', '90d'], // the periods stand above the bars
  ['Up', 'B1'],
  ['Up', 'A3'],
  ['Up', 'before'],
]

let site: KitSite
const browsers = new Map<boolean, Browser>()

beforeAll(async () => {
  const engines = Object.values(MODULES)
  site = await serveKit({
    pages: Object.fromEntries(ENGINES.map((engine) => [pathOf(engine), page(engine)])),
    modules: {
      '/samples.js': 'support/samples.ts',
      ...Object.fromEntries(engines.map((name) => [`/${name}.js`, `engines/${name}.js`])),
    },
  })
  const executablePath = findBrowser()
  for (const isNative of [false, true]) {
    browsers.set(
      isNative,
      await chromium.launch({
        ...(executablePath ? { executablePath } : {}),
        args: [...BROWSER_FLAGS, ...(isNative ? ['--enable-spatial-navigation'] : [])],
      }),
    )
  }
}, 180_000)
afterAll(async () => {
  for (const browser of browsers.values()) await browser.close()
  site?.close()
})

describe.each(ENGINES)('the arrows of a remote with %s', (engine) => {
  it.each(['ltr', 'rtl'])(
    'go card by card, element by element, and back to what was left (%s)',
    async (dir) => {
      const tab = await open(engine, dir)

      const seen: string[] = []
      for (const [key, where] of PATH) {
        await press(tab, engine, key, dir)
        // Engines move at once or with a task of their own.
        await expect.poll(() => whereIs(tab), { message: `${seen.join(', ')}, ${key}` }).toBe(where)
        await nextFrames(tab)
        seen.push(`${key} ${await whereIs(tab)}`)
      }

      expect(seen).toEqual(PATH.map(([key, where]) => `${key} ${where}`))
      await tab.context().close()
    },
  )
})

async function open(engine: Engine, dir: string): Promise<Page> {
  const browser = browsers.get(engine === 'Blink')
  if (!browser) throw new Error('no browser')
  const tab = await (await browser.newContext({ viewport: { width: 960, height: 1600 } })).newPage()
  await tab.goto(`${site.origin}${pathOf(engine)}?${new URLSearchParams({ dir })}`)
  await tab.waitForFunction(() => document.body.hasAttribute('data-ready'))
  return tab
}

/** Without an engine, links of the page are reached by Tab: the kit's own router goes from element to element. */
async function press(tab: Page, engine: Engine, key: string, dir: string): Promise<void> {
  const focused = await whereIs(tab)
  const isEntry = engine === 'none' && focused === 'before'
  const isExit = engine === 'none' && focused === 'A3' && key === 'Up'
  const mirrored = { Left: 'Right', Right: 'Left' }[key]
  const arrow = `Arrow${(dir === 'rtl' && mirrored) || key}`
  await tab.keyboard.press(isEntry ? 'Tab' : isExit ? 'Shift+Tab' : arrow)
  await nextFrames(tab)
}

/** A second move of the same key would come by then, too. */
async function nextFrames(tab: Page): Promise<void> {
  await tab.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
  })
}

/** The id of the link, card, bar or period in focus. */
function whereIs(tab: Page): Promise<string> {
  return tab.evaluate(() => {
    const host = document.activeElement
    const inner = host?.shadowRoot?.activeElement
    if (!(inner instanceof HTMLElement)) return host?.id || String(host?.localName)
    const item = inner.closest<HTMLElement>('.item')?.dataset['itemId']
    return item === undefined
      ? (inner.dataset['id'] ?? inner.dataset['range'] ?? inner.localName)
      : `${host?.id}${item}`
  })
}

const pathOf = (engine: Engine): string => `/${engine.replaceAll(' ', '-')}`

function page(engine: Engine): string {
  const file = `/${MODULES[engine] ?? ''}.js`
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A remote</title>
    <link rel="stylesheet" href="/intellistream/is.css">
    <style>a[id] { display: block; margin-block: 0.5rem }</style>
    <script type="module" src="/intellistream/loader.js"></script>
    <script type="module" src="/samples.js"></script>
    ${engine === 'WICG polyfill' ? `<script type="module" src="${file}"></script>` : ''}
    <script type="module">
      document.documentElement.dir = new URLSearchParams(location.search).get('dir')
      await samples.showState('ready')
      await samples.showCards(40)
      document.querySelector('a').focus()
      ${MODULES[engine] && engine !== 'WICG polyfill' ? `await import('${file}')` : ''}
      document.body.dataset.ready = ''
    </script></head>
    <body>
      <is-provider api="/" ${engine === 'none' ? 'navigation="own"' : ''}></is-provider>
      <a id="before" href="#before">A link across the page, above everything</a>
      <is-top-picks id="A"></is-top-picks>
      <is-recommendations id="B"></is-recommendations>
      <is-genre-chart id="C"></is-genre-chart>
      <a id="after" href="#after">A link below</a>
    </body></html>`
}
