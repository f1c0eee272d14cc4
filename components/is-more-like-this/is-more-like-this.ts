import { IsMoreLikeThis } from './is-more-like-this.element.ts'

export { IsMoreLikeThis }

if (!customElements.get('is-more-like-this')) customElements.define('is-more-like-this', IsMoreLikeThis)

declare global {
  interface HTMLElementTagNameMap {
    'is-more-like-this': IsMoreLikeThis
  }
}
