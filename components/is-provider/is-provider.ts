import { IsProvider } from './is-provider.element.ts'

export { IsProvider }

if (!customElements.get('is-provider')) customElements.define('is-provider', IsProvider)

declare global {
  interface HTMLElementTagNameMap {
    'is-provider': IsProvider
  }
}
