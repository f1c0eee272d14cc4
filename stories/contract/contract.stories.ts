// The manifest is the contract with partners: each element is shown in all its stories, one after the other, and what it
// documents is compared with what it has.

import { html, render } from 'lit'
import type { TemplateResult } from 'lit'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { expect } from 'storybook/test'
import { declarationOf } from '../designer/manifest.ts'
import { exercise } from './exercise.ts'
import { compare, createSurface, documentedOf, kinds, listen, observe, observeAttributes } from './observe.ts'

interface Args {
  tag: string
}
type Story = StoryObj<Args>
type Render = (args: unknown, context: unknown) => TemplateResult
interface Csf {
  args?: object
  render?: Render
}

const files = import.meta.glob<Record<string, Csf>>('../is-*.stories.ts')

const meta: Meta<Args> = {
  title: 'Design/Contract',
  tags: ['!autodocs'],
  parameters: { missing: '/posters/none.svg' },
  render: ({ tag }) =>
    html`<main class="foundation">
      <h1>${tag}</h1>
      <div class="stage"></div>
      <div class="report"></div>
    </main>`,
  play: async ({ canvasElement, args: { tag } }) => {
    const declaration = declarationOf(tag)
    const documented = documentedOf(declaration)
    const observed = createSurface()
    const stop = listen(observed, tag, documented.attributes)
    const stage = canvasElement.querySelector<HTMLElement>('.stage') ?? canvasElement
    const { default: file, ...stories } = (await files[`../${tag}.stories.ts`]?.()) ?? {}

    for (const [name, story] of Object.entries(stories)) {
      if (['StateMatrix', 'AllThemes', 'Many', 'Performance'].includes(name)) continue
      const args = { ...file?.args, ...story.args }
      const show = story.render ?? file?.render
      render(show?.(args, { args }), stage)
      await settle(stage, tag)
      observe(stage, tag, observed, documented.states)
      if (name === 'Ready' || name === 'Inside') {
        const element = stage.querySelector<HTMLElement>(tag)
        if (element) await exercise(tag, element, observed)
        await settle(stage, tag)
        observe(stage, tag, observed, documented.states)
      }
      stage.replaceChildren()
      delete (stage as { _$litPart$?: unknown })._$litPart$
    }
    observeAttributes(tag, observed)
    stop()

    const report = canvasElement.querySelector<HTMLElement>('.report')
    if (report)
      render(toTable(kinds.map((kind) => [kind, documented[kind].size, observed[kind].size])), report)
    await expect(compare(documented, observed)).toEqual([])
  },
}
export default meta

async function settle(stage: HTMLElement, tag: string): Promise<void> {
  // A skeleton is shown after 200 ms: what is drawn before is the same without color.
  for (const element of stage.querySelectorAll<HTMLElement & { updateComplete?: Promise<unknown> }>(tag)) {
    await element.updateComplete
  }
  await new Promise((resolve) => requestAnimationFrame(resolve))
}

const toTable = (rows: (readonly [string, number, number])[]): TemplateResult =>
  html`<table>
    <thead>
      <tr>
        <th scope="col">What</th>
        <th scope="col">Documented</th>
        <th scope="col">Seen</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ([kind, documented, seen]) =>
          html`<tr>
            <th scope="row">${kind}</th>
            <td>${documented}</td>
            <td>${seen}</td>
          </tr>`,
      )}
    </tbody>
  </table>`

export const IsRecommendations: Story = { args: { tag: 'is-recommendations' } }
export const IsTopPicks: Story = { args: { tag: 'is-top-picks' } }
export const IsMoreLikeThis: Story = { args: { tag: 'is-more-like-this' } }
export const IsGenreChart: Story = { args: { tag: 'is-genre-chart' } }
export const IsAccuracyChart: Story = { args: { tag: 'is-accuracy-chart' } }
export const IsProvider: Story = { args: { tag: 'is-provider' } }
export const IsSignIn: Story = { args: { tag: 'is-sign-in' } }
export const IsWatchTracker: Story = { args: { tag: 'is-watch-tracker' } }
