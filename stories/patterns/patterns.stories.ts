import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { expect, userEvent, waitFor } from 'storybook/test'
import type { SlateState } from '@intellistream/components'
import '@intellistream/components/is-genre-chart.js'
import '@intellistream/components/is-more-like-this.js'
import '@intellistream/components/is-provider.js'
import '@intellistream/components/is-recommendations.js'
import '@intellistream/components/is-top-picks.js'
import { posterHost, sampleCards, sampleStates } from '../sample-data.ts'
import { sampleGenreStates } from '../sample-reports.ts'
import './patterns.css'

type Story = StoryObj

const meta: Meta = { title: 'Design/Patterns', tags: ['!autodocs'] }
export default meta

const site = (content: TemplateResult): TemplateResult =>
  html`<div class="site">
    <header class="site-head">
      <strong>Matinee</strong>
      <nav aria-label="Pages"><a href="#/">Home</a><a href="#/viewing">Your viewing</a></nav>
    </header>
    <main>${content}</main>
  </div>`

const rail = (heading: string, state: SlateState): TemplateResult =>
  html`<is-recommendations
    heading=${heading}
    reactions
    image-hosts=${posterHost}
    .state=${state}
  ></is-recommendations>`

const home = (): TemplateResult =>
  site(
    html`<h1
        class="quiet"
        style="position: absolute; inline-size: 1px; block-size: 1px; clip-path: inset(50%)"
      >
        Home
      </h1>
      <is-top-picks
        layout="hero"
        limit="3"
        image-hosts=${posterHost}
        .state=${sampleStates('top-picks').ready}
      ></is-top-picks>
      <is-top-picks
        layout="numbered"
        basis="popular"
        heading="Top 10 this week"
        image-hosts=${posterHost}
        .state=${sampleStates('popular').ready}
      ></is-top-picks>
      <is-more-like-this
        image-hosts=${posterHost}
        .state=${sampleStates('because-you-watched').ready}
      ></is-more-like-this>
      ${rail('Recommended for you', sampleStates('recommendations').ready)}`,
  )

/** A hero, a top ten that is the same for all, and rails for one person. */
export const Home: Story = { render: home }

/** The same page while nothing has arrived: every box has its final size. */
export const HomeLoading: Story = {
  render: () =>
    site(
      html`<is-top-picks layout="numbered" heading="Top 10 this week"></is-top-picks>
        ${rail('Recommended for you', { type: 'loading' })} ${rail('Comedies', { type: 'loading' })}`,
    ),
}

/** A page when the API cannot be reached: what was kept is shown and says so, the rest offers to try again. */
export const HomeOffline: Story = {
  render: () =>
    site(
      html`${rail('Recommended for you', sampleStates('recommendations').stale)}
      ${rail('Comedies', sampleStates('recommendations').error)}`,
    ),
}

export const HomeMobile: Story = { render: home, globals: { viewport: { value: 'mobile' } } }

/** By remote: Up and Down move through a card's buttons and on between the elements; each remembers its card. */
export const HomeTelevision: Story = {
  globals: { viewport: { value: 'tv' }, density: 'tv' },
  render: () =>
    html`<is-provider navigation="own">
      ${rail('Recommended for you', sampleStates('recommendations').ready)}
      <is-top-picks
        layout="numbered"
        heading="Top 10"
        image-hosts=${posterHost}
        .state=${sampleStates('top-picks').ready}
      ></is-top-picks>
    </is-provider>`,
  play: async ({ canvasElement }) => {
    canvasElement.querySelector('is-recommendations')?.focus()
    await userEvent.keyboard('{ArrowRight}')
    await pressUntil('{ArrowDown}', 'is-top-picks')
    await pressUntil('{ArrowUp}', 'is-recommendations')
  },
}

/** What moves between elements is loaded when a page asks for it: the first press may come too early. */
const pressUntil = (key: string, tag: string): Promise<void> =>
  waitFor(async () => {
    await userEvent.keyboard(key)
    await expect(document.activeElement?.localName).toBe(tag)
  })

const [film] = sampleCards

/** A film's own page: below what it is, what resembles it. */
export const TitlePage: Story = {
  render: () =>
    site(
      html`<section class="about-title">
          <img src=${film?.poster?.src ?? ''} alt="" width="342" height="513" />
          <div>
            <h1>${film?.title}</h1>
            <p class="quiet">${film?.year} · ${film?.genres.join(', ')} · ★ ${film?.rating?.average}</p>
            <p>
              A city of towers lives from the work of those below it, until the son of its master goes down
              and follows a woman who preaches peace.
            </p>
          </div>
        </section>
        <is-more-like-this
          item-id="858"
          reactions
          image-hosts=${posterHost}
          .state=${sampleStates('similar').ready}
        ></is-more-like-this>`,
    ),
}

/** What somebody has watched, and what is suggested next. */
export const Profile: Story = {
  render: () =>
    site(
      html`<div class="profile">
        <is-genre-chart
          heading="What you watch"
          heading-level="1"
          genre-href="#/genre/{genre}"
          .state=${sampleGenreStates.ready}
        ></is-genre-chart>
        ${rail('More for you', sampleStates('recommendations').ready)}
      </div>`,
    ),
}
