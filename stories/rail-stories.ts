// What the stories of all rails have in common: the arguments, the render, and the keys that are pressed.

import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { expect, userEvent, waitFor } from 'storybook/test'
import type { IsRecommendations, SlateState } from '@intellistream/components'
import { posterHost } from './sample-data.ts'

export interface RailArgs {
  heading: string
  reactions: boolean
  edge: 'stop' | 'exit' | 'wrap'
  dir: 'ltr' | 'rtl'
  state: SlateState
}

export const railArgs: Omit<RailArgs, 'state'> = { heading: '', reactions: true, edge: 'stop', dir: 'ltr' }

export const railArgTypes = {
  edge: { control: 'inline-radio' as const, options: ['stop', 'exit', 'wrap'] },
  dir: { control: 'inline-radio' as const, options: ['ltr', 'rtl'] },
  state: { control: false as const },
}

/** What every rail is given, as one set of attributes; `tag` renders the element. */
export const inDirection = (dir: string, rail: TemplateResult): TemplateResult =>
  html`<main dir=${dir === 'rtl' ? dir : nothing} lang=${dir === 'rtl' ? 'ar' : nothing}>${rail}</main>`

export { posterHost }

/** Walks to the third card, likes it, comes back, and goes to the ends. */
export async function pressKeys({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> {
  const rail = railIn(canvasElement)
  // Reactions join a rail after its first paint.
  await waitFor(() => expect(rail.shadowRoot?.querySelector('[data-reaction]')).not.toBeNull())
  rail.focus()
  await userEvent.keyboard('{ArrowRight}{ArrowRight}')
  await expect(focusedItem(rail)).toBe('110')
  await userEvent.keyboard('{ArrowDown}')
  await expect(rail.shadowRoot?.activeElement?.getAttribute('aria-label')).toBe('Like The General')
  await userEvent.keyboard('{ArrowUp}{End}')
  await expect(focusedItem(rail)).toBe([...items(rail)].at(-1)?.dataset['itemId'])
  await userEvent.keyboard('{Home}')
  await expect(focusedItem(rail)).toBe('858')
}

/** Loading long enough for a skeleton, then the answer. */
export function answerAfterSkeleton(answer: SlateState) {
  return async ({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> => {
    const rail = railIn(canvasElement)
    const height = rail.offsetHeight
    await waitFor(() => expect(rail.shadowRoot?.querySelector('.breathing')).not.toBeNull())
    rail.state = answer
    await waitFor(() => expect(items(rail).length).toBeGreaterThan(5))
    await expect(rail.offsetHeight).toBe(height)
  }
}

function railIn(canvas: HTMLElement): IsRecommendations {
  const rail = canvas.querySelector<IsRecommendations>('is-recommendations, is-top-picks, is-more-like-this')
  if (!rail) throw new Error('the story renders no rail')
  return rail
}

const items = (rail: HTMLElement): NodeListOf<HTMLElement> =>
  rail.shadowRoot?.querySelectorAll<HTMLElement>('[part=item]') ??
  document.querySelectorAll<HTMLElement>('never')

const focusedItem = (rail: HTMLElement): string | undefined =>
  rail.shadowRoot?.activeElement?.closest<HTMLElement>('[part=item]')?.dataset['itemId']
