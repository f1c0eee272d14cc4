// How long track() holds the page up, how long until the event is durable, and what the queue weighs:
// npm run bench:track -- [--json]

import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { BROWSER_FLAGS, findBrowser } from '../../.tools/find-browser.mjs'
import type { TrackedEvent } from '../../components/delivery/index.ts'
import { startCountingSite } from '../delivery/counting-site.ts'
import { BUDGETS } from './size/budgets.ts'
import { measurePage } from './size/measure-kit.ts'

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } })
const GOALS = { mainThreadP99Ms: 3, queueBytes: BUDGETS['event queue'].goal }
const EVENTS = 2000

/** Minified with nothing external, gzip -9: the queue with all that it imports, and with its own way to a session. */
const { all: queueBytes } = await measurePage(['delivery/create-delivery.ts'])
const { all: standaloneBytes } = await measurePage(['delivery'])

const site = await startCountingSite()
const browser = await chromium.launch({
  executablePath: findBrowser() ?? 'chromium',
  args: [...BROWSER_FLAGS],
})
try {
  const page = await browser.newPage()
  await page.goto(site.url)
  await page.waitForFunction(() => 'track' in globalThis)
  const { busy, durable } = await page.evaluate(async (count) => {
    const { track } = globalThis as unknown as { track(event: TrackedEvent): Promise<void> }
    const busy: number[] = []
    const durable: number[] = []
    for (let index = 0; index < count; index += 1) {
      const from = performance.now()
      const stored = track({ eventType: 'click', itemId: String(index) })
      busy.push(performance.now() - from)
      await stored
      durable.push(performance.now() - from)
    }
    return { busy, durable }
  }, EVENTS)
  const at = (ms: number[], share: number) =>
    Number(([...ms].sort((a, b) => a - b)[Math.floor(ms.length * share)] ?? 0).toFixed(2))
  const result = {
    goals: GOALS,
    load: loadavg()[0],
    mainThreadMs: { p50: at(busy, 0.5), p99: at(busy, 0.99) },
    queueBytes,
    standaloneBytes,
    durableMs: { p50: at(durable, 0.5), p99: at(durable, 0.99) },
  }
  console.table({
    'main thread p50, ms': result.mainThreadMs.p50,
    'main thread p99, ms (goal: at most 3)': result.mainThreadMs.p99,
    'durable p50, ms': result.durableMs.p50,
    'durable p99, ms': result.durableMs.p99,
    'queue, bytes (goal: at most 4000)': queueBytes,
    'queue, identity and session (./delivery), bytes': standaloneBytes,
  })
  if (values.json) console.log(JSON.stringify(result))
} finally {
  await browser.close()
  await site.close()
}
