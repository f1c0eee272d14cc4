import { isFree } from '../page-session/is-free.ts'
import { IsRecommendations } from './is-recommendations.element.ts'

export { IsRecommendations }

if (isFree('is-recommendations', IsRecommendations))
  customElements.define('is-recommendations', IsRecommendations)

declare global {
  interface HTMLElementTagNameMap {
    'is-recommendations': IsRecommendations
  }
}
