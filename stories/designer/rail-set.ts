// The stories that designers ask for, the same for every rail.

import { html } from 'lit'
import type { TemplateResult } from 'lit'
import { ref } from 'lit/directives/ref.js'
import { expect, userEvent, waitFor } from 'storybook/test'
import type { SlateState } from '@intellistream/components'
import type { Slate, SlateKind } from '@intellistream/edge-api/contract'
import { sampleSlate, sampleStates } from '../sample-data.ts'
import { anatomy } from './anatomy.ts'
import { stateMatrix, themes, wall } from './cells.ts'
import { forceState, type Forced } from './force-state.ts'
import { transcribe } from './transcript.ts'

/** Renders the element as the story's file does, with this state. */
type Show = (state: SlateState) => TemplateResult

interface Canvas {
  canvasElement: HTMLElement
}

export function railSet(tag: string, kind: SlateKind, show: Show) {
  const states = sampleStates(kind)
  const first = (count: number): SlateState =>
    ready({ ...states.ready.slate, items: states.ready.slate.items.slice(0, count) })
  const few: Record<string, SlateState & { forced?: Forced }> = {
    loading: states.loading,
    ready: first(3),
    hover: { ...first(3), forced: 'hover' },
    focus: { ...first(3), forced: 'focus' },
    empty: states.empty,
    error: states.error,
    stale: { ...states.stale, slate: { ...states.stale.slate, items: states.stale.slate.items.slice(0, 3) } },
  }
  const all = html`${show(states.ready)}`
  return {
    stateMatrix: {
      render: () =>
        stateMatrix(few, ({ forced, ...state }) => (forced ? force(tag, show(state), forced) : show(state))),
    },
    allThemes: {
      render: () =>
        wall(
          themes.map((theme) => ({ theme, label: theme, content: show(states.ready) })),
          1,
        ),
    },
    focus: { render: () => all, play: focusCard },
    one: { render: () => show(first(1)) },
    few: { render: () => show(first(3)) },
    many: { render: () => show(ready(repeatSlate(states.ready.slate, 60))) },
    text200: { render: () => show(states.longTitles), globals: { text: '200%' } },
    mobile: { render: () => all, globals: { viewport: { value: 'mobile' } } },
    television: {
      render: () => all,
      globals: { viewport: { value: 'tv' }, density: 'tv', overlay: 'safe-area', input: 'remote' },
      play: focusCard,
    },
    noMotion: { render: () => all, globals: { motion: 'none' }, play: focusCard },
    anatomy: { render: () => anatomy(tag, all) },
    spoken: { render: () => withTranscript(tag, all), play: hasTranscript },
    performance: {
      render: () =>
        html`${Array.from({ length: 20 }, (_, row) => show(ready(repeatSlate(states.ready.slate, 30, `r${row}-`))))}`,
    },
  }
}

function force(tag: string, rail: TemplateResult, state: Forced): TemplateResult {
  const apply = async (box?: Element): Promise<void> => {
    // The box has no content yet.
    await Promise.resolve()
    const element = box?.querySelector<HTMLElement>(tag)
    if (element) await forceState(element, state)
  }
  return html`<div ${ref((box) => void apply(box))}>${rail}</div>`
}

const ready = (slate: Slate): SlateState => ({ type: 'ready', slate })

/** As many cards as asked for, each with an id of its own. */
function repeatSlate(slate: Slate, count: number, prefix = ''): Slate {
  const cards = sampleSlate(slate.kind).items
  const items = Array.from({ length: count }, (_, index) => {
    const card = cards[index % cards.length]
    return card ? [{ ...card, itemId: `${prefix}${card.itemId}-${index}`, position: index + 1 }] : []
  }).flat()
  return { ...slate, items }
}

/** Focus as the keyboard gives it: the ring is on the second card. */
async function focusCard({ canvasElement }: Canvas): Promise<void> {
  const rail = canvasElement.querySelector<HTMLElement>('is-recommendations, is-top-picks, is-more-like-this')
  rail?.focus()
  await userEvent.keyboard('{ArrowRight}')
  await expect(rail?.shadowRoot?.activeElement?.matches(':focus-visible')).toBe(true)
}

export function withTranscript(tag: string, element: TemplateResult): TemplateResult {
  const write = (output?: Element): void => {
    const source = output?.parentElement?.querySelector<HTMLElement & { updateComplete?: Promise<unknown> }>(
      tag,
    )
    void source?.updateComplete?.then(() => {
      if (output) output.textContent = transcribe(source).join('\n')
    })
  }
  return html`<div>
    ${element}
    <pre class="transcript" tabindex="0" role="region" aria-label="What is said" ${ref(write)}></pre>
  </div>`
}

async function hasTranscript({ canvasElement }: Canvas): Promise<void> {
  const said = (): string => canvasElement.querySelector('.transcript')?.textContent ?? ''
  await waitFor(() => expect(said()).toContain('heading level 2'))
  await expect(said()).toMatch(/list, \d+ items/)
  await expect(said()).toMatch(/link, (Number 1: )?Metropolis.*, 1 of \d+/)
}
