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
import { railSet } from './designer/rail-set.ts'
import { sampleStates } from './sample-data.ts'

interface Args extends RailArgs {
  layout: 'hero' | 'numbered' | 'rail'
  basis: 'personal' | 'trending' | 'popular'
}
type Story = StoryObj<Args>

const states = sampleStates('top-picks')

const introduction = `The first choice of a page: one large picture at a time (\`hero\`), a numbered top ten, or a plain rail.

**Do** use one hero a page, on top; use \`numbered\` only for an order that means something; say by the heading what the numbers count ("Top 10 today").

**Don't** number a personal list next to a popular one without telling them apart; put text over the hero: it brings its own.`

const meta: Meta<Args> = {
  title: 'Elements/is-top-picks',
  component: 'is-top-picks',
  parameters: { docs: { description: { component: introduction } } },
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
/** Where the data says what a film is about, a hero does too. */
export const HeroOverview: Story = {
  args: {
    layout: 'hero',
    state: {
      type: 'ready',
      slate: {
        ...states.ready.slate,
        items: states.ready.slate.items.map((card) => ({
          ...card,
          overview:
            'A city of towers lives from the work of those below it, until the son of its master goes down.',
        })),
      },
    },
  },
}
export const HeroLoading: Story = { args: { layout: 'hero', state: states.loading } }
export const Rail: Story = {
  args: { layout: 'rail', basis: 'trending', state: sampleStates('trending').ready },
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
  'is-top-picks',
  'top-picks',
  (state) =>
    html`<is-top-picks layout="numbered" reactions image-hosts=${posterHost} .state=${state}></is-top-picks>`,
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
