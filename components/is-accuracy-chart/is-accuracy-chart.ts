import { isFree } from '../page-session/is-free.ts'
import { IsAccuracyChart } from './is-accuracy-chart.element.ts'

export { IsAccuracyChart }

if (isFree('is-accuracy-chart', IsAccuracyChart)) customElements.define('is-accuracy-chart', IsAccuracyChart)

declare global {
  interface HTMLElementTagNameMap {
    'is-accuracy-chart': IsAccuracyChart
  }
}
