import { isFree } from '../page-session/is-free.ts'
import { IsProvider } from './is-provider.element.ts'

export { IsProvider }

if (isFree('is-provider', IsProvider)) customElements.define('is-provider', IsProvider)

declare global {
  interface HTMLElementTagNameMap {
    'is-provider': IsProvider
  }
}
