// One run: a television's screen, a slow processor, keys as a remote sends them. Counts first, since they do not vary.

import type { Browser, CDPSession, Page } from 'playwright-core'

export interface RunOptions {
  origin: string
  rails: number
  cards: number
  /** How long a key is held, in ms. */
  heldMs: number
}

export interface RailFigures {
  paintMs: number
  elementsAtPaint: number
  laterRailMs: number
  keyToFrameMs: number
  plainKeyToFrameMs: number
  layoutsPerPress: number
  forcedLayouts: number
  geometryReads: number
  heapGrowthMovesMB: number
  heapGrowthMountsMB: number
}

const THROTTLE = 6
const REPEAT_MS = 50
const HEAP_MOVES = 500
const MOUNT_ROUNDS = 50
const TRACED_MOVES = 20
/** A skeleton shows after 200 ms and stays for 300: what comes meanwhile waits for it, and not for us. */
const SKELETON_MS = 500

export async function measureRun(browser: Browser, options: RunOptions): Promise<RailFigures> {
  const plain = await openPage(browser, 'plain', options)
  await plain.page.locator('a').first().focus()
  const plainKeys = await holdKey(plain, options)
  await plain.page.context().close()

  const { rails, painted } = await openRails(browser, options)
  const laterRailMs = await scrollThrough(rails)
  await rails.page.evaluate(() => {
    scrollTo(0, 0)
    document.querySelector<HTMLElement>('is-recommendations')?.focus()
  })
  await rest(rails.page)
  const keys = await holdKey(rails, options)
  const forcedLayouts = await countForcedLayouts(rails, options.cards)
  const heapGrowthMovesMB = await heapGrowth(
    rails,
    () => move(rails, 2 * options.cards, options.cards),
    () => move(rails, HEAP_MOVES, options.cards),
  )
  const heapGrowthMountsMB = await heapGrowth(
    rails,
    () => rails.page.evaluate(remount, 5),
    () => rails.page.evaluate(remount, MOUNT_ROUNDS),
  )
  await rails.page.context().close()
  return {
    ...painted,
    laterRailMs,
    keyToFrameMs: keys.p95,
    plainKeyToFrameMs: plainKeys.p95,
    layoutsPerPress: keys.layoutsPerPress,
    forcedLayouts,
    geometryReads: keys.geometryReads,
    heapGrowthMovesMB,
    heapGrowthMountsMB,
  }
}

/** The first frame with cards alone. */
export async function measurePaint(
  browser: Browser,
  options: RunOptions,
): Promise<Pick<RailFigures, 'paintMs' | 'elementsAtPaint'>> {
  const { rails, painted } = await openRails(browser, options)
  await rails.page.context().close()
  return painted
}

async function openRails(
  browser: Browser,
  options: RunOptions,
): Promise<{ rails: Opened; painted: Awaited<ReturnType<typeof paint>> }> {
  const rails = await openPage(browser, 'rails', options)
  await rails.page.waitForTimeout(SKELETON_MS)
  return { rails, painted: await paint(rails.page) }
}

interface Opened {
  page: Page
  cdp: CDPSession
  browser: Browser
}

async function openPage(
  browser: Browser,
  name: string,
  { origin, rails, cards }: RunOptions,
): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 960, height: 540 }, deviceScaleFactor: 2 })
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('Performance.enable')
  await page.goto(`${origin}/${name}?rails=${rails}&cards=${cards}`)
  await page.waitForFunction(() => 'bench' in globalThis)
  await page.addScriptTag({ content: PROBES })
  await rest(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE })
  return { page, cdp, browser }
}

/** From the data to the frame that shows it on the screen and next to it, and what the document holds then. */
function paint(page: Page): Promise<{ paintMs: number; elementsAtPaint: number }> {
  return page.evaluate(async () => {
    const near = bench.elements.filter((rail) => rail.getBoundingClientRect().top < 2 * innerHeight)
    const states = bench.answer()
    await nextFrame()
    const start = performance.now()
    bench.give(bench.elements, states)
    do await nextFrame()
    while (near.some((rail) => !rail.shadowRoot?.querySelector('[data-stop]')))
    const paintMs = performance.now() - start
    return { paintMs, elementsAtPaint: countElements(document) }
  })
}

/** What the main thread spends on each rail that comes near, screen by screen. */
async function scrollThrough({ page, cdp }: Opened): Promise<number> {
  const before = await metrics(cdp)
  const built = await page.evaluate(async () => {
    const count = (): number =>
      bench.elements.filter((rail) => rail.shadowRoot?.querySelector('[data-stop]')).length
    const first = count()
    while (scrollY + innerHeight < document.documentElement.scrollHeight - 1) {
      scrollBy({ top: innerHeight, behavior: 'instant' })
      await nextFrame()
      await nextFrame()
    }
    return count() - first
  })
  const after = await metrics(cdp)
  const spent = ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'] as const
  return (
    (1000 * spent.reduce((sum, name) => sum + (after[name] ?? 0) - (before[name] ?? 0), 0)) /
    Math.max(built, 1)
  )
}

interface KeyFigures {
  p95: number
  layoutsPerPress: number
  geometryReads: number
}

async function holdKey({ page, cdp }: Opened, { heldMs, cards }: RunOptions): Promise<KeyFigures> {
  const presses = Math.round(heldMs / REPEAT_MS)
  await page.evaluate(() => {
    probes.latencies.length = 0
    probes.geometryReads = 0
  })
  const before = await metrics(cdp)
  for (let press = 0; press < presses; press += 1) {
    const due = performance.now() + REPEAT_MS
    await sendKey(cdp, press, cards)
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())))
  }
  const after = await metrics(cdp)
  const { latencies, geometryReads } = await page.evaluate(() => ({ ...probes }))
  return {
    p95: percentile(latencies, 95),
    layoutsPerPress: ((after['LayoutCount'] ?? 0) - (before['LayoutCount'] ?? 0)) / presses,
    geometryReads,
  }
}

/** Of some presses apart, because tracing itself takes time. */
async function countForcedLayouts({ page, cdp, browser }: Opened, cards: number): Promise<number> {
  await rest(page)
  await browser.startTracing(page, {
    categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline.stack'],
  })
  for (let press = 0; press < TRACED_MOVES; press += 1) await sendKey(cdp, press, cards)
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
  // A layout that a script waited for names the line that asked for it.
  return trace.traceEvents.filter(
    ({ name, args }) => name === 'Layout' && args?.beginData?.stackTrace?.length,
  ).length
}

interface TraceEvent {
  name: string
  args?: { beginData?: { stackTrace?: unknown[] } }
}

async function move({ cdp }: Opened, moves: number, cards: number): Promise<void> {
  for (let press = 0; press < moves; press += 1) await sendKey(cdp, press, cards)
}

/** Right to the end of the rail, back to its start, and so on. */
async function sendKey(cdp: CDPSession, press: number, cards: number): Promise<void> {
  const isBack = Math.floor(press / (cards - 1)) % 2 === 1
  const [key, windowsVirtualKeyCode] = isBack ? ['ArrowLeft', 37] : ['ArrowRight', 39]
  const event = { key, code: key, windowsVirtualKeyCode, autoRepeat: press > 0 } as const
  await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event })
}

/** `prepare` goes before, so that what is made at the first time does not count. */
async function heapGrowth(
  { page, cdp }: Opened,
  prepare: () => Promise<unknown>,
  act: () => Promise<unknown>,
): Promise<number> {
  await prepare()
  const before = await usedHeap(page, cdp)
  await act()
  return ((await usedHeap(page, cdp)) - before) / 2 ** 20
}

async function usedHeap(page: Page, cdp: CDPSession): Promise<number> {
  await rest(page)
  await cdp.send('HeapProfiler.collectGarbage')
  return (await metrics(cdp))['JSHeapUsedSize'] ?? 0
}

async function remount(rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const made = bench.make()
    bench.give(made, bench.answer())
    await nextFrame()
    for (const rail of made) rail.remove()
  }
}

async function metrics(cdp: CDPSession): Promise<Record<string, number>> {
  const { metrics: list } = await cdp.send('Performance.getMetrics')
  return Object.fromEntries(list.map(({ name, value }) => [name, value]))
}

/** Long enough for what waits for 150 ms of rest. */
async function rest(page: Page): Promise<void> {
  await page.waitForTimeout(400)
}

function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor((percent / 100) * sorted.length))] ?? NaN
}

declare const bench: {
  make(): HTMLElement[]
  /** The states of all rails. */
  answer(): unknown[]
  give(elements: HTMLElement[], states: unknown[]): void
  elements: HTMLElement[]
}
declare const probes: { latencies: number[]; geometryReads: number }
declare function nextFrame(): Promise<void>
declare function countElements(root: ParentNode): number

const PROBES = `
  // What the compiler puts around functions that are sent here.
  globalThis.__name = (target) => target
  globalThis.probes = { latencies: [], geometryReads: 0 }
  globalThis.nextFrame = () => new Promise((resolve) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => resolve()
    port2.postMessage(0)
  }))
  globalThis.countElements = (root) => [...root.querySelectorAll('*')].reduce(
    (sum, element) => sum + 1 + (element.shadowRoot ? countElements(element.shadowRoot) : 0), 0)
  addEventListener('keydown', () => {
    const start = performance.now()
    nextFrame().then(() => probes.latencies.push(performance.now() - start))
  }, { capture: true })
  const count = (prototype, name) => {
    const property = Object.getOwnPropertyDescriptor(prototype, name)
    const wrapped = property.get
      ? { get() { probes.geometryReads += 1; return property.get.call(this) } }
      : { value(...args) { probes.geometryReads += 1; return property.value.apply(this, args) } }
    Object.defineProperty(prototype, name, { ...property, ...wrapped })
  }
  for (const name of ['offsetWidth', 'offsetHeight', 'offsetLeft', 'offsetTop']) count(HTMLElement.prototype, name)
  for (const name of ['clientWidth', 'clientHeight', 'scrollWidth', 'scrollHeight', 'scrollLeft', 'scrollTop',
    'getBoundingClientRect', 'getClientRects']) count(Element.prototype, name)
`
