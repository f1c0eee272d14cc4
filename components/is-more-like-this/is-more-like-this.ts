import { defineElement } from '../page-session/define-element.ts'
import { IsMoreLikeThis } from './is-more-like-this.element.ts'

export { IsMoreLikeThis }

defineElement('is-more-like-this', IsMoreLikeThis)

declare global {
  interface HTMLElementTagNameMap {
    'is-more-like-this': IsMoreLikeThis
  }
}
