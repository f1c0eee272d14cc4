// The built Storybook, served, and a Chromium that draws each story in one font, without motion: alike on every machine.
import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type BrowserContextOptions, type Page } from 'playwright-core'
import { BROWSER_FLAGS, findBrowser } from '../../.tools/find-browser.mjs'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const BUILD = join(ROOT, 'node_modules/.cache/visual-stories')
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
/** Comes with every build of Storybook (SIL Open Font License). */
const FONT = `
  @font-face { font-family: Sheet; src: url('/nunito-sans-regular.woff2'); font-weight: 100 600; }
  @font-face { font-family: Sheet; src: url('/nunito-sans-bold.woff2'); font-weight: 601 1000; }
  :root, body, [data-theme] { --is-font-family: Sheet, sans-serif !important; font-family: Sheet, sans-serif !important; }`

export interface Stories {
  /** Opens a story when it is drawn to the end. */
  open(id: string, options?: StoryOptions): Promise<Page>
  close(): Promise<void>
}

export interface StoryOptions {
  globals?: Record<string, string>
  context?: BrowserContextOptions
}

export async function openStories(): Promise<Stories> {
  execFileSync('npx', ['storybook', 'build', '--quiet', '--output-dir', BUILD], { cwd: ROOT, stdio: 'pipe' })
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    readFile(join(BUILD, path)).then(
      (body) => response.setHeader('Content-Type', TYPES[extname(path)] ?? 'text/plain').end(body),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  const executablePath = findBrowser()
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...BROWSER_FLAGS, '--font-render-hinting=none', '--disable-lcd-text'],
  })

  return {
    async open(id, { globals = {}, context = {} } = {}) {
      const visit = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        reducedMotion: 'reduce',
        ...context,
      })
      const page = await visit.newPage()
      const set = Object.entries(globals)
        .map(([name, value]) => `${name}:${value}`)
        .join(';')
      await page.goto(`${origin}/iframe.html?id=${id}&viewMode=story&globals=${set}`)
      await page.addStyleTag({ content: FONT })
      await page.locator('#storybook-root > *').first().waitFor()
      await page.evaluate(async () => {
        await document.fonts.ready
        document
          .querySelectorAll('*')
          .forEach((element) =>
            element.shadowRoot?.querySelectorAll('img').forEach((image) => (image.loading = 'eager')),
          )
      })
      await page.waitForLoadState('networkidle')
      // A skeleton is drawn after 200 ms and stays; the play function of a story runs meanwhile.
      await page.waitForTimeout(700)
      return page
    },
    async close() {
      await browser.close()
      server.close()
    },
  }
}
