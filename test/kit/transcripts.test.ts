// What assistive technology is given of every element in every state, kept as text: `npm run transcripts` writes them anew.
import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LOOKS, openKit, showState, showStep, STATES, STEPS, type KitBrowser } from './support/kit-page.ts'

interface Value {
  value?: unknown
}
interface Node {
  nodeId: string
  parentId?: string
  childIds?: string[]
  backendDOMNodeId?: number
  ignored: boolean
  role?: Value
  name?: Value
  description?: Value
  properties?: { name: string; value: Value }[]
}

const SAID = ['checked', 'pressed', 'expanded', 'busy', 'disabled', 'required', 'invalid']
const SILENT = new Set(['generic', 'none', 'InlineTextBox', 'ListMarker', 'LineBreak', 'paragraph'])

let kit: KitBrowser
let tab: Page
let session: CDPSession

beforeAll(async () => {
  kit = await openKit()
  tab = await kit.open({ context: { viewport: { width: 1280, height: 6000 } } })
  session = await tab.context().newCDPSession(tab)
  await session.send('DOM.enable')
}, 180_000)
afterAll(() => kit?.close())

describe('the accessibility tree', () => {
  it.each(STATES)('of every element when %s is what it was', async (state) => {
    await showState(tab, state)

    await expect(await settled(transcribeAll)).toMatchFileSnapshot(`transcripts/${state}.txt`)
  })

  it('of every step of signing in is what it was', async () => {
    const texts: string[] = []
    for (const step of STEPS) {
      await showStep(tab, step)
      texts.push(toSection(step, await transcribe('is-sign-in')))
    }

    await expect(texts.join('\n')).toMatchFileSnapshot('transcripts/is-sign-in.txt')
  })

  it('is the same of a card in a rail of 20, whose cards are all there, and in one of 100', async () => {
    const cardsOf = async (count: number): Promise<string[]> => {
      await tab.evaluate(
        (cards) =>
          (globalThis as unknown as { samples: { showCards(n: number): Promise<void> } }).samples.showCards(
            cards,
          ),
        count,
      )
      return (await transcribe('is-recommendations')).filter((line) => line.includes('Title '))
    }

    const whole = await cardsOf(20)
    const windowed = await cardsOf(100)

    expect(whole).toHaveLength(20)
    expect(windowed.length).toBeGreaterThan(10)
    const mounted = Math.min(whole.length, windowed.length)
    expect(windowed.slice(0, mounted)).toEqual(whole.slice(0, mounted))
  })

  it('says place and number of every card, windowed or not', async () => {
    for (const count of [20, 100]) {
      await tab.evaluate(
        (cards) =>
          (globalThis as unknown as { samples: { showCards(n: number): Promise<void> } }).samples.showCards(
            cards,
          ),
        count,
      )
      const places = await tab.evaluate(() => {
        const rail = document.querySelector('[data-look="is-recommendations"]')
        const cards = [...(rail?.shadowRoot?.querySelectorAll('[role=listitem]') ?? [])]
        return cards.map((card) => [card.ariaPosInSet, card.ariaSetSize])
      })

      expect(places).toEqual(places.map((_, index) => [String(index + 1), String(count)]))
      expect(places.length).toBeGreaterThan(5)
    }
  })
})

async function transcribeAll(): Promise<string> {
  const texts: string[] = []
  for (const look of Object.keys(LOOKS)) texts.push(toSection(look, await transcribe(look)))
  return texts.join('\n')
}

function toSection(heading: string, lines: readonly string[]): string {
  return `# ${heading}\n\n${lines.join('\n')}\n`
}

/** Rails finish when the browser has time: read until it stays the same. */
async function settled(read: () => Promise<string>): Promise<string> {
  let before = ''
  for (let tries = 0; tries < 20; tries += 1) {
    const now = await read()
    if (now === before) return now
    before = now
    await tab.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 500 })))
  }
  return before
}

/** One line a node that is said, in reading order, indented by depth. */
async function transcribe(look: string): Promise<string[]> {
  const { result } = await session.send('Runtime.evaluate', {
    expression: `document.querySelector('[data-look="${look}"]')`,
  })
  const { node } = await session.send('DOM.describeNode', { objectId: result.objectId ?? '' })
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as { nodes: Node[] }
  const document = await session.send('DOM.getFlattenedDocument', { depth: -1, pierce: true })
  const places = new Map(document.nodes.map((one) => [one.backendNodeId, placeOf(one.attributes ?? [])]))
  const byId = new Map(nodes.map((one) => [one.nodeId, one]))
  const root = nodes.find(({ backendDOMNodeId }) => backendDOMNodeId === node.backendNodeId)
  const lines: string[] = []
  const read = (one: Node, depth: number): void => {
    const line = one.ignored ? undefined : describeNode(one, places.get(one.backendDOMNodeId ?? 0))
    if (line !== undefined) lines.push('  '.repeat(depth) + line)
    // A control is one thing: its words are its name.
    if (['link', 'button', 'radio', 'heading'].includes(roleOf(one))) return
    for (const id of one.childIds ?? []) {
      const child = byId.get(id)
      if (child) read(child, line === undefined ? depth : depth + 1)
    }
  }
  if (root) read(root, 0)
  return lines
}

const textOf = (value: Value | undefined): string =>
  typeof value?.value === 'string' ? value.value.trim() : ''
const roleOf = ({ role }: Node): string => textOf(role)

const levelOf = ({ properties }: Node): string =>
  String(properties?.find(({ name }) => name === 'level')?.value.value)

/** The protocol leaves the place in a list out of the tree. Attributes: name, value, name, value. */
function placeOf(attributes: readonly string[]): string | undefined {
  const of = (name: string): string | undefined => attributes[attributes.indexOf(name) + 1]
  return attributes.includes('aria-posinset') ? `${of('aria-posinset')} of ${of('aria-setsize')}` : undefined
}

function describeNode(node: Node, place: string | undefined): string | undefined {
  const role = roleOf(node)
  const name = textOf(node.name)
  if (SILENT.has(role) || (role === 'StaticText' && name === '')) return undefined
  const description = textOf(node.description)
  const states = (node.properties ?? [])
    .filter(
      (property) =>
        SAID.includes(property.name) && ![false, 'false', undefined].includes(property.value.value as never),
    )
    .map(({ name: property, value }) => `${property} ${String(value.value)}`)
  return [
    role === 'StaticText' ? 'text' : role === 'heading' ? `heading ${levelOf(node)}` : role,
    name && JSON.stringify(name),
    description && description !== name && `(${description})`,
    ...states,
    place,
  ]
    .filter(Boolean)
    .join(' ')
}
