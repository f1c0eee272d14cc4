import { IsAccuracyChart } from './is-accuracy-chart.element.ts'

export { IsAccuracyChart }

if (!customElements.get('is-accuracy-chart')) customElements.define('is-accuracy-chart', IsAccuracyChart)

declare global {
  interface HTMLElementTagNameMap {
    'is-accuracy-chart': IsAccuracyChart
  }
}
