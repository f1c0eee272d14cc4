// Takes the README's pictures of the demo, from the real thing with the sample data: node .tools/take-pictures.mjs
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { BROWSER_FLAGS, findBrowser } from './find-browser.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const images = join(root, '.github/images')
mkdirSync(images, { recursive: true })
const data = mkdtempSync(join(tmpdir(), 'pictures-'))

const words = ['edge-api/bin/intellistream.mjs', 'start', '--port', '0', '--site', 'demo', '--data', data]
const server = spawn('node', words, {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit'],
})
try {
  const site = await findSite()
  const browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: BROWSER_FLAGS })
  const page = await browser.newPage({ viewport: { width: 1200, height: 740 }, colorScheme: 'dark' })
  await page.goto(site)
  await take(page, 'home')
  await page.locator('.account').click()
  await page.locator('.accounts button', { hasText: 'Morgan Hale' }).click()
  await page.locator('.account-name', { hasText: 'Morgan Hale' }).waitFor()
  await page.goto(`${site}/viewing`)
  await page.locator('is-genre-chart:state(ready)').waitFor()
  await take(page, 'viewing')
  await browser.close()
} finally {
  if (server.kill()) await once(server, 'exit')
  rmSync(data, { recursive: true, force: true })
}

/** The address that the server prints when it is ready. */
async function findSite() {
  let said = ''
  for await (const text of server.stdout) {
    said += String(text)
    const [, site] = /Site\s+(http\S+)[^]*Ready in/.exec(said) ?? []
    if (site) return site
  }
  throw new Error('The server ended before it was ready')
}

/**
 * Waits for every poster in view, then writes the picture.
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
async function take(page, name) {
  await page.locator('is-recommendations [part~=card]').first().waitFor()
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: join(images, `${name}.png`), animations: 'disabled' })
}
