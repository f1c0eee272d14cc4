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
import { railSet } from './designer/rail-set.ts'
import { sampleStates } from './sample-data.ts'

interface Args extends RailArgs {
  genre: string
}
type Story = StoryObj<Args>

const states = sampleStates('recommendations')

const introduction = `A rail of what to watch next. Use it for the body of a page: the first one follows the top picks, each further one takes a \`genre\`.

**Do** give every rail of a page its own heading; let the page session fetch them all in one request; handle \`is-item-select\` where your site routes by itself.

**Don't** put two rails of the same kind without a \`genre\` under each other; wrap it in an element with \`overflow: hidden\` (the ring of the focused card is cut off); style what is inside by anything but parts and custom properties.`

const meta: Meta<Args> = {
  title: 'Elements/is-recommendations',
  component: 'is-recommendations',
  parameters: { docs: { description: { component: introduction } } },
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
export const MissingPoster: Story = {
  args: { state: states.missingPoster },
  parameters: { missing: '/posters/none.svg' },
}
export const RightToLeft: Story = { args: { dir: 'rtl' } }
export const Keyboard: Story = { play: pressKeys }
export const Simulation: Story = { args: { state: states.loading }, play: answerAfterSkeleton(states.ready) }

const designer = railSet(
  'is-recommendations',
  'recommendations',
  (state) =>
    html`<is-recommendations reactions image-hosts=${posterHost} .state=${state}></is-recommendations>`,
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
