import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { expect, fireEvent, waitFor } from 'storybook/test'
import '@intellistream/components/is-genre-chart.js'
import '@intellistream/components/is-recommendations.js'
import '@intellistream/components/is-top-picks.js'
import { posterHost, sampleStates } from '../sample-data.ts'
import { sampleGenreStates } from '../sample-reports.ts'
import './theme-studio.ts'
import type { ThemeStudio } from './theme-studio.ts'

type Story = StoryObj

const meta: Meta = { title: 'Design/Themes', tags: ['!autodocs'] }
export default meta

const everyElement = (): TemplateResult =>
  html`<is-top-picks
      layout="hero"
      limit="3"
      image-hosts=${posterHost}
      .state=${sampleStates('top-picks').ready}
    ></is-top-picks>
    <is-top-picks
      layout="numbered"
      heading="Top 10"
      image-hosts=${posterHost}
      .state=${sampleStates('popular').ready}
    ></is-top-picks>
    <is-recommendations
      reactions
      image-hosts=${posterHost}
      .state=${sampleStates('recommendations').ready}
    ></is-recommendations>
    <is-recommendations
      heading="Without the network"
      .state=${sampleStates('recommendations').error}
    ></is-recommendations>
    <is-genre-chart
      heading="What you watch"
      heading-level="2"
      .state=${sampleGenreStates.ready}
    ></is-genre-chart>`

/** Change a token on the left: every element follows, failing contrast is named, and the CSS is yours to take. */
export const ThemeStudioStory: Story = {
  name: 'Theme studio',
  render: () => html`<theme-studio .preview=${everyElement}></theme-studio>`,
  play: async ({ canvasElement }) => {
    const studio = canvasElement.querySelector('theme-studio') as ThemeStudio
    const report = (): string => studio.querySelector('[role=status]')?.textContent ?? ''
    await waitFor(() => expect(report()).toContain('Every pair'))

    const muted = studio.querySelector('[name="--is-color-on-surface-muted"]') as HTMLInputElement
    await fireEvent.input(muted, { target: { value: '#33404a' } })
    await waitFor(() =>
      expect(report()).toContain('Quiet text: --is-color-on-surface-muted on --is-color-surface is'),
    )
    await expect(studio.stylesheet).toContain('--is-color-on-surface-muted: #33404a;')

    await fireEvent.input(muted, { target: { value: '#b9c7d3' } })
    await waitFor(() => expect(report()).toContain('Every pair'))
  },
}

const themed = (theme: string): Story => ({ render: everyElement, globals: { theme } })

/** A house of action and sport, by tokens and parts alone. */
export const Ember: Story = themed('ember')
/** A house of old and slow films, by tokens and parts alone. */
export const Salon: Story = themed('salon')
export const HighContrast: Story = themed('high-contrast')
export const Light: Story = themed('light')
export const Dark: Story = themed('dark')
