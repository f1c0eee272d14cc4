import { IsRecommendations } from './is-recommendations.element.ts'

export { IsRecommendations }

if (!customElements.get('is-recommendations')) customElements.define('is-recommendations', IsRecommendations)

declare global {
  interface HTMLElementTagNameMap {
    'is-recommendations': IsRecommendations
  }
}
