import { defineElement } from '../page-session/define-element.ts'
import { IsTopPicks } from './is-top-picks.element.ts'

export { IsTopPicks }

defineElement('is-top-picks', IsTopPicks)

declare global {
  interface HTMLElementTagNameMap {
    'is-top-picks': IsTopPicks
  }
}
