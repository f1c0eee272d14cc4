// Every element in every state, by every look that a reader may have set: no fault that axe knows of.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  LOOKS,
  openKit,
  showState,
  showStep,
  STATES,
  STEPS,
  type KitBrowser,
  type OpenOptions,
} from './support/kit-page.ts'

interface Violation {
  id: string
  nodes: { target: unknown }[]
}
interface Axe {
  run(context: Element, options: object): Promise<{ violations: Violation[]; passes: unknown[] }>
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const wide: BrowserContextOptions = { viewport: { width: 1280, height: 900 } }

const READERS: Record<string, OpenOptions> = {
  light: { theme: 'light', context: wide },
  dark: { theme: 'dark', context: wide },
  'high contrast': { theme: 'high-contrast', context: wide },
  'right to left': { theme: 'dark', dir: 'rtl', context: wide },
  'forced colors': { context: { ...wide, forcedColors: 'active' } },
  'a phone': { theme: 'light', context: { viewport: { width: 360, height: 740 }, hasTouch: true } },
}

let kit: KitBrowser

beforeAll(async () => {
  kit = await openKit()
}, 180_000)
afterAll(() => kit?.close())

describe.each(Object.entries(READERS))('by %s', (_name, options) => {
  it.each(STATES)('every element is accessible when %s', async (state) => {
    const tab = await open(options)
    await showState(tab, state)

    const faults: string[] = []
    for (const look of Object.keys(LOOKS)) faults.push(...(await check(tab, look)))

    expect(faults).toEqual([])
    await tab.context().close()
  })

  it('every step of signing in is accessible', async () => {
    const tab = await open(options)

    const faults: string[] = []
    for (const step of STEPS) {
      await showStep(tab, step)
      for (const fault of await check(tab, 'is-sign-in')) faults.push(`${step}, ${fault}`)
    }

    expect(faults).toEqual([])
    await tab.context().close()
  })
})

async function open(options: OpenOptions): Promise<Page> {
  const tab = await kit.open(options)
  await tab.addScriptTag({ content: AXE })
  return tab
}

/** Rules about whole pages are the page's, not an element's. */
async function check(tab: Page, look: string): Promise<string[]> {
  const violations = await tab.evaluate(async (name) => {
    const element = document.querySelector(`[data-look="${name}"]`)
    if (!element) throw new Error(`no ${name}`)
    const { axe } = globalThis as unknown as { axe: Axe }
    const found = await axe.run(element, {})
    if (found.passes.length === 0) throw new Error(`axe saw nothing in ${name}`)
    return found.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => JSON.stringify(target)).join()}`,
    )
  }, look)
  return violations.map((violation) => `${look}: ${violation}`)
}
