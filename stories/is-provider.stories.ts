import { html } from 'lit'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { expect, waitFor } from 'storybook/test'
import '@intellistream/components/is-provider.js'
import '@intellistream/components/is-recommendations.js'
import { sampleStates } from './sample-data.ts'

interface Args {
  api: string
  tracking: 'off' | 'session' | 'user'
}
type Story = StoryObj<Args>

const states = sampleStates('recommendations')

const meta: Meta<Args> = {
  title: 'Elements/is-provider',
  component: 'is-provider',
  args: { api: 'https://api.example', tracking: 'user' },
  argTypes: { tracking: { control: 'inline-radio', options: ['off', 'session', 'user'] } },
}
export default meta

/** It has no look of its own: what is inside looks as if it were not there. */
export const Ready: Story = {
  render: ({ api, tracking }) =>
    html`<is-provider api=${api} tracking=${tracking}>
      <is-recommendations heading="Recommended for you" .state=${states.ready}></is-recommendations>
    </is-provider>`,
}

/** Without an address a rail says what is missing. */
export const WithoutApi: Story = {
  render: () =>
    html`<is-provider><is-recommendations heading="Recommended for you"></is-recommendations></is-provider>`,
  play: async ({ canvasElement }) => {
    const rail = canvasElement.querySelector('is-recommendations')
    await waitFor(() => expect(rail?.state.type).toBe('error'))
  },
}

/** An API that does not answer is an error that can be tried again, and an event for the page. */
export const Unreachable: Story = {
  parameters: { missing: '/no-api-here/v1/slates' },
  render: () =>
    html`<is-provider api="/no-api-here">
      <is-recommendations heading="Recommended for you"></is-recommendations>
    </is-provider>`,
  play: async ({ canvasElement }) => {
    const rail = canvasElement.querySelector('is-recommendations')
    await waitFor(() => expect(rail?.state.type).toBe('error'))
  },
}
