import { html, nothing } from 'lit'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import '@intellistream/components/is-top-picks.js'
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
  layout: 'hero' | 'numbered' | 'rail'
  basis: 'personal' | 'trending' | 'popular'
}
type Story = StoryObj<Args>

const states = sampleStates('top-picks')

const meta: Meta<Args> = {
  title: 'Elements/is-top-picks',
  component: 'is-top-picks',
  args: { ...railArgs, state: states.ready, layout: 'numbered', basis: 'personal' },
  argTypes: {
    ...railArgTypes,
    layout: { control: 'inline-radio', options: ['hero', 'numbered', 'rail'] },
    basis: { control: 'inline-radio', options: ['personal', 'trending', 'popular'] },
  },
  render: ({ heading, reactions, edge, dir, state, layout, basis }) =>
    inDirection(
      dir,
      html`<is-top-picks
        heading=${heading || nothing}
        ?reactions=${reactions}
        edge=${edge}
        image-hosts=${posterHost}
        layout=${layout}
        basis=${basis}
        .state=${state}
      ></is-top-picks>`,
    ),
}
export default meta

export const Ready: Story = {}
export const Hero: Story = { args: { layout: 'hero', reactions: false } }
export const HeroLoading: Story = { args: { layout: 'hero', state: states.loading } }
export const Rail: Story = {
  args: { layout: 'rail', basis: 'trending', state: sampleStates('trending').ready },
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
