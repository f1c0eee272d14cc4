import { IsWatchTracker } from './is-watch-tracker.element.ts'

export { IsWatchTracker }

if (!customElements.get('is-watch-tracker')) customElements.define('is-watch-tracker', IsWatchTracker)

declare global {
  interface HTMLElementTagNameMap {
    'is-watch-tracker': IsWatchTracker
  }
}
