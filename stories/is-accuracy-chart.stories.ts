import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { expect, userEvent, waitFor } from 'storybook/test'
import type { AccuracyState, IsAccuracyChart } from '@intellistream/components'
import '@intellistream/components/is-accuracy-chart.js'
import { anatomy } from './designer/anatomy.ts'
import { stateMatrix } from './designer/cells.ts'
import { withTranscript } from './designer/rail-set.ts'
import { sampleAccuracyReport, sampleAccuracyStates, sampleSiteAccuracyReport } from './sample-reports.ts'

type Args = Pick<IsAccuracyChart, 'heading' | 'range' | 'scope' | 'by' | 'exportable' | 'state'> & {
  dir: string
}
type Story = StoryObj<Args>

const introduction = `How often recommended titles were watched, with what popular titles would have had beside it, and an interval that says how sure the figure is.

**Do** show \`scope="me"\` to the person it is about, and \`scope="site"\` to operators; leave the counts visible: a share of 12 is not a share of 12,000.

**Don't** compare two periods whose intervals overlap as if one were better; call it a promise of quality.`

const meta: Meta<Args> = {
  title: 'Elements/is-accuracy-chart',
  component: 'is-accuracy-chart',
  parameters: { docs: { description: { component: introduction } } },
  args: {
    heading: 'Recommended titles that were watched',
    range: '90d',
    scope: 'me',
    by: 'day',
    exportable: true,
    dir: 'ltr',
    state: sampleAccuracyStates.ready,
  },
  argTypes: {
    range: { control: 'inline-radio', options: ['30d', '90d', '1y', 'all'] },
    scope: { control: 'inline-radio', options: ['me', 'site'] },
    by: { control: 'inline-radio', options: ['day', 'slate', 'position', 'model', 'source'] },
    state: { control: false },
  },
  render: ({ heading, range, scope, by, exportable, state, dir }) =>
    html`<is-accuracy-chart
      dir=${dir === 'rtl' ? dir : nothing}
      heading=${heading}
      heading-level="2"
      range=${range}
      scope=${scope}
      by=${by}
      ?exportable=${exportable}
      .data=${state.type === 'ready' ? state.report : undefined}
      .state=${state}
    ></is-accuracy-chart>`,
}
export default meta

export const Ready: Story = {}
export const Loading: Story = { args: { state: sampleAccuracyStates.loading } }
export const Empty: Story = { args: { state: sampleAccuracyStates.empty } }
export const Error: Story = { args: { state: sampleAccuracyStates.error } }
export const Stale: Story = { args: { state: sampleAccuracyStates.stale } }
export const ByRail: Story = {
  args: { by: 'slate', scope: 'site', state: { type: 'ready', report: sampleSiteAccuracyReport } },
}
/** Too few for percentages: fractions and hollow dots. */
export const FewShown: Story = {
  args: {
    state: {
      type: 'ready',
      report: {
        ...sampleAccuracyReport,
        shown: 12,
        hits: 2,
        points: sampleAccuracyReport.points.slice(-1),
      },
    },
  },
}
export const LongNames: Story = {
  args: {
    by: 'model',
    state: {
      type: 'ready',
      report: {
        ...sampleSiteAccuracyReport,
        by: 'model',
        points: sampleSiteAccuracyReport.points.map((point, index) => ({
          ...point,
          key: `arn:aws:personalize:eu-central-1:123456789012:recommender/top-picks-${index}`,
        })),
      },
    },
  },
}
/** A line of the page's own, at what it hopes for. */
export const ReferenceLine: Story = {
  play: async ({ canvasElement }) => {
    const chart = canvasElement.querySelector('is-accuracy-chart') as IsAccuracyChart
    chart.referenceLines = [{ value: 0.5, label: 'Goal' }]
    await chart.updateComplete
    await expect(chart.shadowRoot?.querySelector('[part=axis]')?.textContent).toContain('Goal: 50%')
  },
}
export const RightToLeft: Story = { args: { dir: 'rtl' } }
export const Keyboard: Story = {
  play: async ({ canvasElement }) => {
    const chart = canvasElement.querySelector('is-accuracy-chart') as IsAccuracyChart
    chart.focusItem('2026-08-24')
    await userEvent.keyboard('{ArrowDown}')
    const focused = () => chart.shadowRoot?.activeElement?.getAttribute('aria-label')
    await expect(focused()).toContain('Aug 31: 10 of 28 titles watched, 36%')
    await userEvent.keyboard('{Home}{ArrowUp}')
    await expect(chart.shadowRoot?.activeElement?.getAttribute('role')).toBe('radio')
  },
}
export const Simulation: Story = {
  args: { state: sampleAccuracyStates.loading },
  play: async ({ canvasElement }) => {
    const chart = canvasElement.querySelector('is-accuracy-chart') as IsAccuracyChart
    chart.state = sampleAccuracyStates.ready
    await chart.updateComplete
    await expect(chart.shadowRoot?.querySelectorAll('.hit').length).toBe(12)
  },
}

const show = (state: AccuracyState): TemplateResult =>
  html`<is-accuracy-chart
    heading="Recommended titles that were watched"
    heading-level="2"
    .state=${state}
  ></is-accuracy-chart>`
const ready = html`${show(sampleAccuracyStates.ready)}`

export const StateMatrix: Story = {
  render: () => stateMatrix(sampleAccuracyStates, show),
  tags: ['!autodocs'],
}
export const TextTwice: Story = { globals: { text: '200%' }, tags: ['!autodocs'] }
export const Mobile: Story = { globals: { viewport: { value: 'mobile' } }, tags: ['!autodocs'] }
export const Television: Story = {
  globals: { viewport: { value: 'tv' }, density: 'tv', overlay: 'safe-area', input: 'remote' },
  tags: ['!autodocs'],
}
export const NoMotion: Story = { globals: { motion: 'none' }, tags: ['!autodocs'] }
export const Anatomy: Story = { render: () => anatomy('is-accuracy-chart', ready), tags: ['!autodocs'] }
export const Spoken: Story = {
  render: () => withTranscript('is-accuracy-chart', ready),
  play: async ({ canvasElement }) => {
    const said = (): string => canvasElement.querySelector('.transcript')?.textContent ?? ''
    await waitFor(() => expect(said()).toContain('radio button, 90 days, checked'))
    await expect(said()).toMatch(/list, \d+ items/)
  },
  tags: ['!autodocs'],
}
