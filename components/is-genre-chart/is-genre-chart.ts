import { IsGenreChart } from './is-genre-chart.element.ts'

export { IsGenreChart }

if (!customElements.get('is-genre-chart')) customElements.define('is-genre-chart', IsGenreChart)
declare global {
  interface HTMLElementTagNameMap {
    'is-genre-chart': IsGenreChart
  }
}
