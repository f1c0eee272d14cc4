// G22 and G23: nothing of a hostile catalog runs, and no element needs what a strict policy forbids.

import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { chromium, type Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { BROWSER_FLAGS, findBrowser } from '../../.tools/find-browser.mjs'
import { HOSTILE } from './support/hostile.ts'

const ROOT = new URL('../../', import.meta.url)
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' https://image.tmdb.org",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ')
const PAGE =
  '<!doctype html><html lang="en"><title>A site</title><link rel="stylesheet" href="/is.css"><script type="module" src="/page.js"></script></html>'

let browser: Browser
let server: Server
let url: string

beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./support/policy-page.ts', import.meta.url))],
    bundle: true,
    format: 'esm',
    conditions: ['development'],
    write: false,
    logLevel: 'silent',
  })
  const script = outputFiles[0]?.text ?? ''
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://site')
    const send = (type: string, body: string | Buffer) =>
      response.writeHead(200, { 'content-type': type }).end(body)
    if (pathname === '/page.js') send('text/javascript', script)
    else if (pathname === '/is.css') send('text/css', readFileSync(new URL('components/styles/is.css', ROOT)))
    else if (/^\/stories\/posters\/[\w-]+\.svg$/.test(pathname) && !pathname.includes('none'))
      send('image/svg+xml', readFileSync(new URL(`.${pathname}`, ROOT)))
    else if (pathname !== '/') response.writeHead(503, { 'content-type': 'application/json' }).end('{}')
    else {
      if (searchParams.has('strict')) response.setHeader('content-security-policy', POLICY)
      send('text/html', PAGE)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await chromium.launch({ executablePath: findBrowser() ?? 'chromium', args: [...BROWSER_FLAGS] })
})
afterAll(async () => {
  await browser.close()
  server.closeAllConnections()
  server.close()
})

it('G23: no element violates a strict policy with Trusted Types, in any state', async () => {
  const page = await browser.newPage()
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  await page.goto(`${url}/?strict`)
  await page.waitForFunction(() => 'showAll' in globalThis)

  const { shown, violations } = await page.evaluate(() =>
    (globalThis as unknown as { showAll(): Promise<{ shown: number; violations: string[] }> }).showAll(),
  )
  // The measure itself: this page does notice a violation.
  const noticed = await page.evaluate(() => {
    try {
      document.body.innerHTML = '<b>'
      return false
    } catch {
      return true
    }
  })

  expect(violations).toEqual([])
  expect(errors).toEqual([])
  expect(shown).toBeGreaterThan(30)
  expect(noticed).toBe(true)
})

it(`G22: nothing of ${HOSTILE.length} hostile titles and addresses becomes an element, a handler or a request`, async () => {
  const page = await browser.newPage()
  const asked = new Set<string>()
  page.on('request', (request) => asked.add(new URL(request.url()).host))
  await page.goto(url)
  await page.waitForFunction(() => 'showHostile' in globalThis)

  const faults = await page.evaluate(() =>
    (globalThis as unknown as { showHostile(): Promise<string[]> }).showHostile(),
  )

  expect(faults).toEqual([])
  expect([...asked].filter((host) => host !== new URL(url).host && host !== 'image.tmdb.org')).toEqual([])
})
