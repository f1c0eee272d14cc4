import { isFree } from '../page-session/is-free.ts'
import { IsWatchTracker } from './is-watch-tracker.element.ts'

export { IsWatchTracker }

if (isFree('is-watch-tracker', IsWatchTracker)) customElements.define('is-watch-tracker', IsWatchTracker)

declare global {
  interface HTMLElementTagNameMap {
    'is-watch-tracker': IsWatchTracker
  }
}
