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
import { railSet } from './designer/rail-set.ts'
import { sampleStates } from './sample-data.ts'

interface Args extends RailArgs {
  itemId: string
}
type Story = StoryObj<Args>

const states = sampleStates('similar')

const introduction = `What resembles a film, or, without \`item-id\`, the film that was watched last. Its heading names that film by itself.

**Do** put it on a title page below the synopsis, with the title's \`item-id\`; put it on the home page without one.

**Don't** repeat the heading's film in your own heading: leave \`heading\` away and it is written in the reader's language.`

const meta: Meta<Args> = {
  title: 'Elements/is-more-like-this',
  component: 'is-more-like-this',
  parameters: { docs: { description: { component: introduction } } },
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
export const MissingPoster: Story = {
  args: { state: states.missingPoster },
  parameters: { missing: '/posters/none.svg' },
}
export const RightToLeft: Story = { args: { dir: 'rtl' } }
export const Keyboard: Story = { play: pressKeys }
export const Simulation: Story = { args: { state: states.loading }, play: answerAfterSkeleton(states.ready) }

const designer = railSet(
  'is-more-like-this',
  'similar',
  (state) =>
    html`<is-more-like-this reactions image-hosts=${posterHost} .state=${state}></is-more-like-this>`,
)
export const StateMatrix: Story = { ...designer.stateMatrix, tags: ['!autodocs'] }
export const AllThemes: Story = { ...designer.allThemes, tags: ['!autodocs'] }
export const Focus: Story = designer.focus
export const One: Story = designer.one
export const Few: Story = designer.few
export const Many: Story = { ...designer.many, tags: ['!autodocs'] }
export const TextTwice: Story = { ...designer.text200, tags: ['!autodocs'] }
export const Mobile: Story = { ...designer.mobile, tags: ['!autodocs'] }
export const Television: Story = { ...designer.television, tags: ['!autodocs'] }
export const NoMotion: Story = { ...designer.noMotion, tags: ['!autodocs'] }
export const Anatomy: Story = { ...designer.anatomy, tags: ['!autodocs'] }
export const Spoken: Story = { ...designer.spoken, tags: ['!autodocs'] }
// To be looked at: what it costs is measured by benches.
export const Performance: Story = { ...designer.performance, tags: ['!autodocs', '!test'] }
