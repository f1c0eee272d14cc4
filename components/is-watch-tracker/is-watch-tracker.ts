import { defineElement } from '../page-session/define-element.ts'
import { IsWatchTracker } from './is-watch-tracker.element.ts'

export { IsWatchTracker }

defineElement('is-watch-tracker', IsWatchTracker)

declare global {
  interface HTMLElementTagNameMap {
    'is-watch-tracker': IsWatchTracker
  }
}
