// A Chromium with a profile on disk whose whole process tree can be killed, as by a power button held down.

import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { BROWSER_FLAGS, findBrowser } from '../../.tools/find-browser.mjs'

export interface KillableBrowser {
  page: Page
  /** SIGKILL to every process of it, without a word before. */
  kill(): Promise<void>
}

export async function openProfile(folder: string): Promise<KillableBrowser> {
  const portFile = join(folder, 'DevToolsActivePort')
  const args = [...BROWSER_FLAGS, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${folder}`]
  // A group of its own, so that all of it can be killed at once.
  const browser = spawn(findBrowser() ?? 'chromium', [...args, 'about:blank'], {
    detached: true,
    stdio: 'ignore',
  })
  const exited = new Promise<void>((resolve) => browser.once('exit', () => resolve()))
  const kill = async (): Promise<void> => {
    if (browser.pid !== undefined && browser.exitCode === null) process.kill(-browser.pid, 'SIGKILL')
    await exited
  }
  try {
    const port = await readPort(portFile)
    const connected = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
    const page = connected.contexts()[0]?.pages()[0]
    if (!page) throw new Error('The browser opened no page')
    return { page, kill }
  } catch (error) {
    await kill()
    throw error
  }
}

async function readPort(file: string): Promise<number> {
  const until = Date.now() + 30_000
  while (Date.now() < until) {
    const port = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
    if (port > 0) return port
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('The browser did not start within 30 s')
}
