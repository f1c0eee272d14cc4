// `npm run show:newcomer`: the path of *Getting started*, walked literally in an empty folder: its commands, its page, a
// browser. Only the packages' names are replaced by the tarballs that would be published. Needs a package registry.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { buildEdgeApi } from '../../.tools/edge-api-package.mjs'
import { BROWSER_FLAGS, findBrowser } from '../../.tools/find-browser.mjs'
import { findPorts } from '../e2e/support/server.ts'
import { buildKit } from '../support/built-kit.ts'

const GUIDE = fileURLToPath(new URL('../../stories/docs/getting-started.mdx', import.meta.url))
const guide = readFileSync(GUIDE, 'utf8')
const blocks = [...guide.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(([, kind, text = '']) => ({
  kind,
  text: text.trim(),
}))
const [install = '', start = ''] = blocks.filter(({ kind }) => kind === 'sh').map(({ text }) => text)
const page = blocks.find(({ kind }) => kind === 'html')?.text ?? ''
const serve = /`(python3[^`]+)`/.exec(guide)?.[1] ?? ''

const folder = mkdtempSync(join(tmpdir(), 'newcomer-'))
const site = join(folder, 'site')
const running: ChildProcess[] = []
const startedAt = performance.now()
let step = 0

function say(text: string): void {
  console.log(`${++step}. ${text}  (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`)
}

function pack(dist: string): string {
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: dist, stdio: 'pipe' })
  return join(
    folder,
    readdirSync(folder)
      .filter((name) => name.endsWith('.tgz'))
      .at(-1) ?? '',
  )
}

function runInBackground(command: string, env: Record<string, string> = {}): void {
  const [file = '', ...args] = command.split(' ')
  running.push(
    spawn(file, args, { cwd: site, env: { ...process.env, ...env }, stdio: 'ignore', detached: true }),
  )
}

async function untilAnswering(url: string): Promise<void> {
  const deadline = performance.now() + 90_000
  while (performance.now() < deadline) {
    const response = await fetch(url).catch(() => undefined)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`${url} does not answer`)
}

try {
  const apiDist = join(folder, 'api-dist')
  await buildEdgeApi(apiDist)
  const tarballs: Record<string, string> = {
    '@intellistream/components': pack(buildKit()),
    '@intellistream/edge-api': pack(apiDist),
  }
  mkdirSync(site)
  // Any free ports instead of the documented ones: somebody may be using those here.
  const api = await findPorts()
  const pages = await findPorts()

  const words = install.split(' ').map((word) => tarballs[word] ?? word)
  execFileSync(words[0] ?? '', words.slice(1), { cwd: site, stdio: 'pipe' })
  say(install)

  runInBackground(start, { PORT: String(api) })
  await untilAnswering(`http://localhost:${api}/readyz`)
  say(start)

  writeFileSync(join(site, 'index.html'), page.replaceAll('8787', String(api)))
  say(`index.html, ${page.split('\n').length} lines`)

  runInBackground(serve.replace('8080', String(pages)))
  await untilAnswering(`http://localhost:${pages}/`)
  say(serve)

  const executablePath = findBrowser()
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: BROWSER_FLAGS,
  })
  const visitor = await browser.newPage()
  await visitor.goto(`http://localhost:${pages}/`)
  const posters = visitor.locator('img[part~=poster]')
  await posters.nth(11).waitFor({ timeout: 20_000 })
  say(`opened: ${await posters.count()} posters`)
  await browser.close()
} finally {
  for (const { pid } of running) if (pid !== undefined) process.kill(-pid, 'SIGTERM')
  await new Promise((resolve) => setTimeout(resolve, 500))
  rmSync(folder, { recursive: true, force: true })
}
