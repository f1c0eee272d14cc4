import { isFree } from '../page-session/is-free.ts'
import { IsGenreChart } from './is-genre-chart.element.ts'

export { IsGenreChart }

if (isFree('is-genre-chart', IsGenreChart)) customElements.define('is-genre-chart', IsGenreChart)
declare global {
  interface HTMLElementTagNameMap {
    'is-genre-chart': IsGenreChart
  }
}
