import { html, nothing } from 'lit'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import '@intellistream/components/is-recommendations.js'
import {
  answerAfterSkeleton,
  inDirection,
  posterHost,
  pressKeys,
  railArgs,
  railArgTypes,
} from './rail-stories.ts'
import type { RailArgs } from './rail-stories.ts'
import { sampleStates } from './sample-data.ts'

interface Args extends RailArgs {
  genre: string
}
type Story = StoryObj<Args>

const states = sampleStates('recommendations')

const meta: Meta<Args> = {
  title: 'Elements/is-recommendations',
  component: 'is-recommendations',
  args: { ...railArgs, state: states.ready, genre: '' },
  argTypes: { ...railArgTypes },
  render: ({ heading, reactions, edge, dir, state, genre }) =>
    inDirection(
      dir,
      html`<is-recommendations
        heading=${heading || nothing}
        ?reactions=${reactions}
        edge=${edge}
        image-hosts=${posterHost}
        genre=${genre || nothing}
        .state=${state}
      ></is-recommendations>`,
    ),
}
export default meta

export const Ready: Story = {}
export const Loading: Story = { args: { state: states.loading } }
export const Empty: Story = { args: { state: states.empty } }
export const Error: Story = { args: { state: states.error } }
export const Stale: Story = { args: { state: states.stale } }
export const LongTitles: Story = { args: { state: states.longTitles } }
export const MissingPoster: Story = { args: { state: states.missingPoster } }
export const RightToLeft: Story = { args: { dir: 'rtl' } }
export const Keyboard: Story = { play: pressKeys }
export const Simulation: Story = { args: { state: states.loading }, play: answerAfterSkeleton(states.ready) }
