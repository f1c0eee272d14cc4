import { defineElement } from '../page-session/define-element.ts'
import { IsGenreChart } from './is-genre-chart.element.ts'

export { IsGenreChart }

defineElement('is-genre-chart', IsGenreChart)
declare global {
  interface HTMLElementTagNameMap {
    'is-genre-chart': IsGenreChart
  }
}
