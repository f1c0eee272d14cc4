import { isFree } from '../page-session/is-free.ts'
import { IsMoreLikeThis } from './is-more-like-this.element.ts'

export { IsMoreLikeThis }

if (isFree('is-more-like-this', IsMoreLikeThis)) customElements.define('is-more-like-this', IsMoreLikeThis)

declare global {
  interface HTMLElementTagNameMap {
    'is-more-like-this': IsMoreLikeThis
  }
}
