import { defineElement } from '../page-session/define-element.ts'
import { IsAccuracyChart } from './is-accuracy-chart.element.ts'

export { IsAccuracyChart }

defineElement('is-accuracy-chart', IsAccuracyChart)

declare global {
  interface HTMLElementTagNameMap {
    'is-accuracy-chart': IsAccuracyChart
  }
}
