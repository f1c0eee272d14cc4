import { defineElement } from '../page-session/define-element.ts'
import { IsRecommendations } from './is-recommendations.element.ts'

export { IsRecommendations }

defineElement('is-recommendations', IsRecommendations)

declare global {
  interface HTMLElementTagNameMap {
    'is-recommendations': IsRecommendations
  }
}
