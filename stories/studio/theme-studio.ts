// A bench for a partner's theme: change tokens, see every element, read which contrast fails, take the CSS along.

import { LitElement, html } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { ref } from 'lit/directives/ref.js'
import { pairs, ratioOf } from '../foundations/contrast.ts'
import type { Pair } from '../foundations/contrast.ts'
import { publicTokens, valueOf } from '../foundations/token-table.ts'
import type { PublicToken } from '../foundations/token-table.ts'
import './theme-studio.css'
import { startingPoints, toStylesheet } from './theme.ts'

interface Problem extends Pair {
  ratio: number
}

const editable = publicTokens.filter(({ name }) => !/scrim|safe-block|numeral-size/.test(name))

export class ThemeStudio extends LitElement {
  static override properties = {
    preview: { attribute: false },
    theme: { attribute: false },
    changes: { state: true },
    problems: { state: true },
  }

  /** What the theme is tried on. */
  declare preview: () => TemplateResult
  /** Where it starts: a name of `startingPoints`. */
  declare theme: string
  declare changes: ReadonlyMap<string, string>
  declare problems: readonly Problem[]
  #stage: HTMLElement | undefined

  constructor() {
    super()
    this.preview = () => html``
    this.theme = 'dark'
    this.changes = new Map()
    this.problems = []
  }

  /** The theme as a stylesheet that is linked after is.css. */
  get stylesheet(): string {
    return toStylesheet(this.theme, this.changes)
  }

  /** In the page's own tree, so that the elements in it are styled as a site would. */
  protected override createRenderRoot(): HTMLElement {
    return this
  }

  protected override render(): TemplateResult {
    return html`<form
        class="studio-tokens"
        aria-label="Tokens"
        @submit=${(event: Event) => event.preventDefault()}
      >
        <label class="studio-token">
          <span>Start from</span>
          <select @change=${this.#onStart}>
            ${startingPoints.map((name) => html`<option ?selected=${name === this.theme}>${name}</option>`)}
          </select>
        </label>
        ${editable.map((token) => this.#renderToken(token))}
        <button type="button" class="studio-button" @click=${this.#onExport}>Download theme.css</button>
        <label class="studio-css"
          >theme.css <textarea readonly rows="10" .value=${this.stylesheet}></textarea>
        </label>
      </form>
      <div
        class="studio-stage"
        data-theme=${this.theme}
        ${ref((stage) => (this.#stage = stage as HTMLElement))}
      >
        <div class="studio-report" role="status">${this.#renderReport()}</div>
        ${this.preview()}
      </div>`
  }

  protected override updated(changed: PropertyValues): void {
    if (!this.#stage || !(changed.has('changes') || changed.has('theme'))) return
    this.#stage.removeAttribute('style')
    for (const [name, value] of this.changes) this.#stage.style.setProperty(name, value)
    this.problems = this.#measure(this.#stage)
    // What is shown beside a token follows the theme, which stands only now.
    this.requestUpdate()
  }

  #measure(stage: HTMLElement): Problem[] {
    return pairs
      .map((pair) => ({ ...pair, ratio: ratioOf(pair, stage) }))
      .filter(({ ratio, least }) => ratio < least)
  }

  #renderToken({ name, type }: PublicToken): TemplateResult {
    const value = this.#stage ? valueOf(name, this.#stage) : ''
    const isColor = type === 'color'
    return html`<label class="studio-token">
      <span><code>${name.replace('--is-', '')}</code></span>
      <input
        type=${isColor ? 'color' : 'text'}
        name=${name}
        .value=${isColor ? toLongHex(value) : value}
        @input=${({ currentTarget }: Event) => this.#onInput(name, (currentTarget as HTMLInputElement).value)}
      />
    </label>`
  }

  #renderReport(): TemplateResult {
    if (this.problems.length === 0) return html`<p class="pass">Every pair of colors is far enough apart.</p>`
    return html`<ul>
      ${this.problems.map(
        ({ what, front, back, ratio, least }) =>
          html`<li class="fail">
            ${what}: <code>${front}</code> on <code>${back}</code> is ${ratio.toFixed(2)} to 1, needs
            ${least}.
          </li>`,
      )}
    </ul>`
  }

  #onInput(name: string, value: string): void {
    this.changes = new Map(this.changes).set(name, value)
  }

  readonly #onStart = ({ currentTarget }: Event): void => {
    this.theme = (currentTarget as HTMLSelectElement).value
    this.changes = new Map()
  }

  readonly #onExport = (): void => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([this.stylesheet], { type: 'text/css' }))
    link.download = 'theme.css'
    link.click()
    URL.revokeObjectURL(link.href)
  }
}
customElements.define('theme-studio', ThemeStudio)

/** A color field takes six digits only. */
const toLongHex = (color: string): string =>
  /^#[\da-f]{3}$/i.test(color) ? color.replaceAll(/[\da-f]/gi, '$&$&') : color
