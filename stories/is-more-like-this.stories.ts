import { html, nothing } from 'lit'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import '@intellistream/components/is-more-like-this.js'
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
  itemId: string
}
type Story = StoryObj<Args>

const states = sampleStates('similar')

const meta: Meta<Args> = {
  title: 'Elements/is-more-like-this',
  component: 'is-more-like-this',
  args: { ...railArgs, state: states.ready, itemId: '1196' },
  argTypes: { ...railArgTypes },
  render: ({ heading, reactions, edge, dir, state, itemId }) =>
    inDirection(
      dir,
      html`<is-more-like-this
        heading=${heading || nothing}
        ?reactions=${reactions}
        edge=${edge}
        image-hosts=${posterHost}
        item-id=${itemId || nothing}
        .state=${state}
      ></is-more-like-this>`,
    ),
}
export default meta

export const Ready: Story = {}
export const BecauseYouWatched: Story = {
  args: { itemId: '', state: sampleStates('because-you-watched').ready },
}
export const Loading: Story = { args: { state: states.loading } }
export const Empty: Story = { args: { state: states.empty } }
export const Error: Story = { args: { state: states.error } }
export const Stale: Story = { args: { state: states.stale } }
export const LongTitles: Story = { args: { state: states.longTitles } }
export const MissingPoster: Story = { args: { state: states.missingPoster } }
export const RightToLeft: Story = { args: { dir: 'rtl' } }
export const Keyboard: Story = { play: pressKeys }
export const Simulation: Story = { args: { state: states.loading }, play: answerAfterSkeleton(states.ready) }
