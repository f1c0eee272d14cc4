import { IsTopPicks } from './is-top-picks.element.ts'

export { IsTopPicks }

if (!customElements.get('is-top-picks')) customElements.define('is-top-picks', IsTopPicks)

declare global {
  interface HTMLElementTagNameMap {
    'is-top-picks': IsTopPicks
  }
}
