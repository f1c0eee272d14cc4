// The same sign-in from a page in Chromium: preflight, CORS and the tokens in localStorage are the browser's own.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { build } from 'esbuild'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BROWSER_FLAGS, findBrowser } from '../../../.tools/find-browser.mjs'
import type { LocalCognito } from '../../../edge-api/local/cognito/start-cognito.ts'
import { ADA, start } from './ask.ts'

const SITE = `
  import { Amplify } from 'aws-amplify'
  import { fetchAuthSession, signIn, signOut } from 'aws-amplify/auth'
  Object.assign(globalThis, { Amplify, fetchAuthSession, signIn, signOut })
`

let cognito: LocalCognito
let site: Server
let browser: Browser
let page: Page

beforeAll(async () => {
  cognito = await start()
  const { outputFiles } = await build({
    stdin: { contents: SITE, resolveDir: import.meta.dirname },
    bundle: true,
    format: 'iife',
    write: false,
  })
  const script = outputFiles[0]?.text
  site = createServer(({ url }, response) => {
    if (url === '/site.js') response.setHeader('content-type', 'text/javascript').end(script)
    else response.setHeader('content-type', 'text/html').end('<script src="/site.js"></script>')
  })
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))

  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Error('No Chromium found; set CHROME_PATH')
  browser = await chromium.launch({ executablePath, args: BROWSER_FLAGS })
  page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`)
  await page.evaluate(
    `Amplify.configure({ Auth: { Cognito: ${JSON.stringify({
      userPoolId: cognito.userPoolId,
      userPoolClientId: cognito.clientId,
      userPoolEndpoint: cognito.url,
    })} } })`,
  )
}, 60_000)
afterAll(async () => {
  await browser?.close()
  site?.closeAllConnections()
  site?.close()
  await cognito?.close()
})

const signIn = (password: string) =>
  page.evaluate(`signIn(${JSON.stringify({ username: ADA.username, password })}).then(
    ({ isSignedIn }) => isSignedIn, (error) => error.name)`)
const storedKeys = () => page.evaluate<number>('localStorage.length')

describe('aws-amplify in a browser', () => {
  it('signs in from another origin, renews, and leaves nothing behind on signOut', async () => {
    expect(await signIn('Wrong horse 1!')).toBe('NotAuthorizedException')
    expect(await signIn(ADA.password)).toBe(true)
    expect(
      await page.evaluate(
        'fetchAuthSession({ forceRefresh: true }).then(({ tokens }) => tokens.accessToken.payload.token_use)',
      ),
    ).toBe('access')
    expect(await storedKeys()).toBeGreaterThan(0)

    await page.evaluate('signOut()')

    expect(await storedKeys()).toBe(0)
  })
})
