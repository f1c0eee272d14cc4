// One page with every element of the kit in every layout, on the published kit; its samples set the state of all at once.
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { BROWSER_FLAGS, findBrowser } from '../../../.tools/find-browser.mjs'
import { sampleSignInStates } from '../../../stories/sample-sign-in.ts'
import { serveKit, type KitSite } from './serve-kit.ts'

export const STATES = ['loading', 'ready', 'empty', 'error', 'stale'] as const
export type State = (typeof STATES)[number]

/** Steps of signing in, with what may go wrong in them. */
export const STEPS = Object.keys(sampleSignInStates)

/** Every look that has a state, by the name that tests give it. */
export const LOOKS: Record<string, string> = {
  'is-top-picks as hero': '<is-top-picks layout="hero"></is-top-picks>',
  'is-top-picks as top ten': '<is-top-picks layout="numbered" heading="Top 10"></is-top-picks>',
  'is-top-picks as rail': '<is-top-picks heading="Trending now" basis="trending"></is-top-picks>',
  'is-recommendations': '<is-recommendations></is-recommendations>',
  'is-recommendations with reactions': '<is-recommendations genre="Drama" reactions></is-recommendations>',
  'is-more-like-this': '<is-more-like-this item-id="1196"></is-more-like-this>',
  'is-genre-chart': '<is-genre-chart sortable exportable></is-genre-chart>',
  'is-accuracy-chart': '<is-accuracy-chart exportable></is-accuracy-chart>',
}

export interface KitBrowser {
  origin: string
  open(options?: OpenOptions): Promise<Page>
  close(): Promise<void>
}

export interface OpenOptions {
  context?: BrowserContextOptions
  theme?: string
  dir?: string
}

export async function openKit({
  headers = {},
}: { headers?: Record<string, string> } = {}): Promise<KitBrowser> {
  const site: KitSite = await serveKit({
    pages: { '/': page() },
    files: {
      '/page.css':
        'body { margin: 0; background: var(--is-color-surface); color: var(--is-color-on-surface) }',
    },
    modules: { '/samples.js': 'support/samples.ts' },
    headers,
  })
  const executablePath = findBrowser()
  const browser: Browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: BROWSER_FLAGS,
  })
  return {
    origin: site.origin,
    async open({ context = {}, theme, dir } = {}) {
      const visit = await browser.newContext({ reducedMotion: 'reduce', ...context })
      const tab = await visit.newPage()
      await tab.goto(site.origin)
      await tab.evaluate(
        ([named, direction]) => {
          if (named) document.documentElement.dataset['theme'] = named
          if (direction) document.documentElement.dir = direction
        },
        [theme, dir],
      )
      return tab
    },
    async close() {
      await browser.close()
      site.close()
    },
  }
}

type Samples = Record<'showState' | 'showStep', (name: string) => Promise<void>>

export async function showState(tab: Page, state: State): Promise<void> {
  await tab.evaluate((name) => (globalThis as unknown as { samples: Samples }).samples.showState(name), state)
}

/** Of `<is-sign-in>`, by its name in STEPS. */
export async function showStep(tab: Page, step: string): Promise<void> {
  await tab.evaluate((name) => (globalThis as unknown as { samples: Samples }).samples.showStep(name), step)
}

function page(): string {
  const looks = Object.entries(LOOKS).map(([name, tag]) =>
    tag.replace(/^<([\w-]+)/, `<$1 data-look="${name}"`),
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The kit</title>
    <link rel="icon" href="/stories/posters/858.svg">
    <link rel="stylesheet" href="/page.css">
    <link rel="stylesheet" href="/intellistream/is.css">
    <script type="module" src="/intellistream/loader.js"></script>
    <script type="module" src="/samples.js"></script></head>
    <body>
      <is-provider api="/"></is-provider>
      <main>
        <h1>The kit</h1>
        ${looks.join('\n')}
        <is-sign-in data-look="is-sign-in" endpoint="/cognito" user-pool-id="local_1" user-pool-client-id="site"></is-sign-in>
        <video id="film"></video>
        <is-watch-tracker for="film" item-id="858"></is-watch-tracker>
      </main>
    </body></html>`
}
