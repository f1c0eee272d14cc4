import { html } from 'lit'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { expect, userEvent } from 'storybook/test'
import { posterHost } from '../sample-data.ts'
import { pairs, ratioOf } from './contrast.ts'
import { publicTokens, tokenTable, valueOf } from './token-table.ts'

type Story = StoryObj

const meta: Meta = { title: 'Design/Foundations', tags: ['!autodocs'] }
export default meta

const startsWith =
  (...starts: string[]) =>
  ({ name }: { name: string }) =>
    starts.some((start) => name.startsWith(`--is-${start}`))

/** Every token of a color, and how far each pair that meets on the screen is apart, in the theme of the toolbar. */
export const Color: Story = {
  render: () =>
    html`<main class="foundation">
      <h1>Color</h1>
      <p>
        Eleven colors of the interface and five of the charts. Each pair below meets on the screen; text needs
        4.5 to 1, controls, bars and the focus ring 3 to 1. Choose another theme in the toolbar: the figures
        are measured where they stand.
      </p>
      <div class="swatches">
        ${publicTokens
          .filter(({ type }) => type === 'color')
          .map(
            ({ name, description }) =>
              html`<div class="swatch">
                <div class="swatch-color" style="background: var(${name})"></div>
                <code>${name}</code>
                <code>${valueOf(name)}</code>
                <span>${description}</span>
              </div>`,
          )}
      </div>
      <h2>Contrast</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Where</th>
            <th scope="col">Pair</th>
            <th scope="col">Ratio</th>
            <th scope="col">Least</th>
          </tr>
        </thead>
        <tbody>
          ${pairs.map((pair) => {
            const ratio = ratioOf(pair, document.documentElement)
            return html`<tr>
              <th scope="row">${pair.what}</th>
              <td><code>${pair.front}</code> on <code>${pair.back}</code></td>
              <td class=${ratio >= pair.least ? 'pass' : 'fail'}>${ratio.toFixed(2)}</td>
              <td>${pair.least}</td>
            </tr>`
          })}
        </tbody>
      </table>
    </main>`,
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelectorAll('.pass').length).toBe(pairs.length)
  },
}

export const Type: Story = {
  render: () =>
    html`<main class="foundation">
      <h1>Type</h1>
      <p>
        Three sizes carry everything; a hero has a size of its own that follows the screen. The font is the
        page’s own unless
        <code>--is-font-family</code> is set. All sizes are in rem, so that text of 200 % needs nothing.
      </p>
      <div class="specimen">
        <p style="font-size: var(--is-font-size-heading); font-weight: var(--is-font-weight-heading)">
          Because you watched Sintel
        </p>
        <p style="font-size: var(--is-font-size-title)">The Cabinet of Dr. Caligari</p>
        <p style="font-size: var(--is-font-size-meta); color: var(--is-color-on-surface-muted)">
          1920 · ★ 8.0 · Horror
        </p>
      </div>
      ${tokenTable(startsWith('font', 'line-height', 'numeral'))}
    </main>`,
}

export const Space: Story = {
  render: () =>
    html`<main class="foundation">
      <h1>Space and shape</h1>
      <p>
        One width decides how large a rail is: the card’s. The safe area is the margin of the page, 5 % of a
        television. Choose a density in the toolbar.
      </p>
      ${publicTokens.filter(startsWith('card-width', 'gap', 'safe-inline', 'space-rail', 'radius')).map(
        ({ name }) =>
          html`<p><code>${name}</code></p>
            <div class="bar" style="inline-size: var(${name})"></div>`,
      )}
      <h2>Tokens</h2>
      ${tokenTable(startsWith('card-width', 'gap', 'safe', 'space', 'radius', 'aspect'))}
    </main>`,
}

export const Motion: Story = {
  render: () =>
    html`<main class="foundation">
      <h1>Motion</h1>
      <p>
        Things move by one duration and one easing, and only scale, position and opacity do. Who asks the
        system for less motion gets none, whatever the tokens say; <code>--is-motion: 0</code> does the same
        for a whole page.
      </p>
      <button
        type="button"
        class="runner"
        aria-pressed="false"
        @click=${({ currentTarget }: Event) => {
          const button = currentTarget as HTMLButtonElement
          button.ariaPressed = String(button.ariaPressed !== 'true')
        }}
      >
        Move
      </button>
      <h2>Tokens</h2>
      ${tokenTable(startsWith('motion', 'duration', 'easing'))}
    </main>`,
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button'))
    await expect(canvas.getByRole('button', { pressed: true })).toBeVisible()
  },
}

export const FocusRing: Story = {
  render: () =>
    html`<main class="foundation">
      <h1>Focus</h1>
      <p>
        A ring in two tones: whatever lies below, one of the two stands out at 3 to 1 or more. It is an
        outline, so that forced colors keep it. The focused poster also grows a little; scale and color alone
        never say where the focus is.
      </p>
      <div class="rings">
        ${['#ffffff', '#000000', '#ffd23f', '#2b6cb0', '#7a2e3a'].map(
          (color) => html`<div class="ring" style="background: ${color}"></div>`,
        )}
        <img class="ring" alt="" src="http://${posterHost}/stories/posters/858.svg" />
      </div>
      <h2>Tokens</h2>
      ${tokenTable(startsWith('focus', 'color-focus'))}
    </main>`,
}

/** Every public token, one table. */
export const Tokens: Story = {
  render: () =>
    html`<main class="foundation">
      <h1>All tokens</h1>
      <p>
        From <code>tokens.json</code> (Design Tokens format), which is part of the package: import it into a
        design tool, or read it in a build.
      </p>
      ${tokenTable(() => true)}
    </main>`,
}

/** 5 % of the screen on each side may be cut off by a television: nothing to read or reach lies there. */
export const SafeArea: Story = {
  globals: { viewport: { value: 'tv' }, density: 'tv', overlay: 'safe-area' },
  render: () =>
    html`<main class="foundation" style="padding: var(--is-safe-block) var(--is-safe-inline)">
      <h1>Safe area</h1>
      <p>
        960 by 540 CSS pixels at two device pixels each is the screen of a Fire TV. The shaded frame is 48
        pixels at the sides and 27 above and below; posters may run through it, text and controls may not.
      </p>
      ${tokenTable(startsWith('safe'))}
    </main>`,
}
