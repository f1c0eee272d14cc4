import { html } from 'lit'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { expect } from 'storybook/test'
import type { WatchEvent } from '@intellistream/components'
import '@intellistream/components/is-watch-tracker.js'
import { sampleTone } from './sample-tone.ts'

interface Args {
  itemId: string
  recommendationId: string
}
type Story = StoryObj<Args>

const meta: Meta<Args> = {
  title: 'Elements/is-watch-tracker',
  component: 'is-watch-tracker',
  args: { itemId: '858', recommendationId: 'RID-1' },
}
export default meta

/** The player inside is the one that is watched. Play it: the last report is shown below. */
export const Inside: Story = {
  render: ({ itemId, recommendationId }) =>
    html`<is-watch-tracker item-id=${itemId} recommendation-id=${recommendationId} @is-watch=${showReport}>
        <audio controls src=${sampleTone} aria-label="A tone"></audio>
      </is-watch-tracker>
      <p><output>Nothing watched yet.</output></p>`,
  play: async ({ canvasElement }) => {
    const tracker = canvasElement.querySelector('is-watch-tracker')
    await expect(tracker && getComputedStyle(tracker).display).toBe('contents')
  },
}

/** A player elsewhere on the page is named by its id. */
export const ByName: Story = {
  render: ({ itemId, recommendationId }) =>
    html`<audio id="player" controls src=${sampleTone} aria-label="A tone"></audio>
      <is-watch-tracker
        for="player"
        item-id=${itemId}
        recommendation-id=${recommendationId}
        @is-watch=${showReport}
      ></is-watch-tracker>
      <p><output>Nothing watched yet.</output></p>`,
}

function showReport(event: WatchEvent): void {
  const { watchedSeconds, durationSeconds, ended } = event.detail
  const output = (event.currentTarget as HTMLElement).parentElement?.querySelector('output')
  if (output) output.value = `${watchedSeconds} of ${durationSeconds} seconds${ended ? ', to the end' : ''}.`
}
