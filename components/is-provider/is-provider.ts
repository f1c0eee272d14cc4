import { defineElement } from '../page-session/define-element.ts'
import { IsProvider } from './is-provider.element.ts'

export { IsProvider }

defineElement('is-provider', IsProvider)

declare global {
  interface HTMLElementTagNameMap {
    'is-provider': IsProvider
  }
}
