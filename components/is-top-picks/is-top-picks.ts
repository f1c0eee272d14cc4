import { isFree } from '../page-session/is-free.ts'
import { IsTopPicks } from './is-top-picks.element.ts'

export { IsTopPicks }

if (isFree('is-top-picks', IsTopPicks)) customElements.define('is-top-picks', IsTopPicks)

declare global {
  interface HTMLElementTagNameMap {
    'is-top-picks': IsTopPicks
  }
}
