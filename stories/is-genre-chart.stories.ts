import { html, nothing } from 'lit'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import type { TemplateResult } from 'lit'
import { expect, userEvent, waitFor } from 'storybook/test'
import type { GenreState, IsGenreChart } from '@intellistream/components'
import '@intellistream/components/is-genre-chart.js'
import { anatomy } from './designer/anatomy.ts'
import { stateMatrix } from './designer/cells.ts'
import { withTranscript } from './designer/rail-set.ts'
import { sampleGenreReport, sampleGenreStates } from './sample-reports.ts'

type Args = Pick<
  IsGenreChart,
  'heading' | 'range' | 'compare' | 'sort' | 'sortable' | 'exportable' | 'max' | 'state' | 'genreHref'
> & { dir: string }
type Story = StoryObj<Args>

const introduction = `What somebody watched, by genre, beside what was recommended to them. It answers "does it know me?" with counts.

**Do** say whose films are counted by the heading; give \`genre-href\` where a genre has a page, so that bars are links; keep the rule below the chart visible: it says what counts as watched.

**Don't** shrink it below 17rem; show it beside a chart with another range; take the hatch away: it tells the series apart without color.`

const meta: Meta<Args> = {
  title: 'Elements/is-genre-chart',
  component: 'is-genre-chart',
  parameters: { docs: { description: { component: introduction } } },
  args: {
    heading: 'Movies watched per genre',
    range: '90d',
    compare: 'recommended',
    sort: 'count',
    sortable: true,
    exportable: true,
    max: 8,
    genreHref: '',
    dir: 'ltr',
    state: sampleGenreStates.ready,
  },
  argTypes: {
    range: { control: 'inline-radio', options: ['30d', '90d', '1y', 'all'] },
    compare: { control: 'inline-radio', options: ['none', 'recommended'] },
    sort: { control: 'inline-radio', options: ['count', 'name', 'given', 'difference'] },
    state: { control: false },
  },
  render: ({ heading, range, compare, sort, sortable, exportable, max, genreHref, dir, state }) =>
    html`<is-genre-chart
      dir=${dir === 'rtl' ? dir : nothing}
      heading=${heading}
      heading-level="2"
      range=${range}
      compare=${compare}
      sort=${sort}
      ?sortable=${sortable}
      ?exportable=${exportable}
      max=${max}
      genre-href=${genreHref}
      .data=${'report' in state && state.type === 'ready' ? state.report : undefined}
      .state=${state}
    ></is-genre-chart>`,
}
export default meta

export const Ready: Story = {}
export const Loading: Story = { args: { state: sampleGenreStates.loading } }
export const Empty: Story = { args: { state: sampleGenreStates.empty } }
export const Error: Story = { args: { state: sampleGenreStates.error } }
export const Stale: Story = { args: { state: sampleGenreStates.stale } }
export const OneSeries: Story = {
  args: {
    compare: 'none',
    state: {
      type: 'ready',
      report: {
        ...sampleGenreReport,
        compare: 'none',
        genres: sampleGenreReport.genres.map(({ genre, watched, share, titles }) => ({
          genre,
          watched,
          share,
          titles,
        })),
      },
    },
  },
}
export const FewGenres: Story = {
  args: {
    state: { type: 'ready', report: { ...sampleGenreReport, genres: sampleGenreReport.genres.slice(0, 2) } },
  },
}
export const LongNames: Story = {
  args: {
    state: {
      type: 'ready',
      report: {
        ...sampleGenreReport,
        genres: sampleGenreReport.genres.map((entry) => ({
          ...entry,
          genre: `${entry.genre} of the silent and early sound era`,
        })),
      },
    },
  },
}
/** One bar marked by the page, as when its genre's rail is in focus. */
export const Highlighted: Story = {
  play: async ({ canvasElement }) => {
    const chart = canvasElement.querySelector('is-genre-chart') as IsGenreChart
    chart.highlight('Horror')
    await chart.updateComplete
    await expect(chart.shadowRoot?.querySelector('[aria-current=true]')?.textContent).toContain('Horror')
  },
}
export const NothingSuggested: Story = {
  args: {
    state: {
      type: 'ready',
      report: {
        ...sampleGenreReport,
        genres: sampleGenreReport.genres.map((entry) => ({ ...entry, recommended: 0 })),
      },
    },
  },
}
export const RightToLeft: Story = { args: { dir: 'rtl' } }
export const Keyboard: Story = {
  play: async ({ canvasElement }) => {
    const chart = canvasElement.querySelector('is-genre-chart') as IsGenreChart
    chart.focusItem('Comedy')
    await userEvent.keyboard('{ArrowDown}')
    const focused = () => chart.shadowRoot?.activeElement?.getAttribute('aria-label')
    await expect(focused()).toContain('Thriller')
    await userEvent.keyboard('{Home}{ArrowUp}')
    await expect(chart.shadowRoot?.activeElement?.getAttribute('role')).toBe('radio')
  },
}
export const Simulation: Story = {
  args: { state: sampleGenreStates.loading },
  play: async ({ canvasElement }) => {
    const chart = canvasElement.querySelector('is-genre-chart') as IsGenreChart
    chart.state = sampleGenreStates.ready
    await chart.updateComplete
    await expect(chart.shadowRoot?.querySelectorAll('.hit').length).toBe(9)
  },
}

const show = (state: GenreState): TemplateResult =>
  html`<is-genre-chart heading="Movies watched per genre" heading-level="2" .state=${state}></is-genre-chart>`
const ready = html`${show(sampleGenreStates.ready)}`

export const StateMatrix: Story = { render: () => stateMatrix(sampleGenreStates, show), tags: ['!autodocs'] }
export const Focus: Story = {
  play: async ({ canvasElement }) => {
    const chart = canvasElement.querySelector('is-genre-chart') as IsGenreChart
    chart.focusItem('Thriller')
    await userEvent.keyboard('{ArrowDown}')
    await expect(chart.shadowRoot?.activeElement?.matches(':focus-visible')).toBe(true)
  },
}
export const OneGenre: Story = {
  args: {
    state: { type: 'ready', report: { ...sampleGenreReport, genres: sampleGenreReport.genres.slice(0, 1) } },
  },
}
export const TextTwice: Story = { globals: { text: '200%' }, tags: ['!autodocs'] }
export const Mobile: Story = { globals: { viewport: { value: 'mobile' } }, tags: ['!autodocs'] }
export const Television: Story = {
  globals: { viewport: { value: 'tv' }, density: 'tv', overlay: 'safe-area', input: 'remote' },
  tags: ['!autodocs'],
}
export const NoMotion: Story = { globals: { motion: 'none' }, tags: ['!autodocs'] }
export const Anatomy: Story = { render: () => anatomy('is-genre-chart', ready), tags: ['!autodocs'] }
export const Spoken: Story = {
  render: () => withTranscript('is-genre-chart', ready),
  play: async ({ canvasElement }) => {
    const said = (): string => canvasElement.querySelector('.transcript')?.textContent ?? ''
    await waitFor(() => expect(said()).toContain('radio button, 90 days, checked'))
    await expect(said()).toMatch(/button, Drama.*42.*1 of 9/)
  },
  tags: ['!autodocs'],
}
/** Too few for bars: the titles themselves. */
export const FewMovies: Story = {
  args: {
    state: {
      type: 'ready',
      report: { ...sampleGenreReport, movies: 2, genres: sampleGenreReport.genres.slice(4, 6) },
    },
  },
}
