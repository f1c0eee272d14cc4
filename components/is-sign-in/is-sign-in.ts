import { IsSignIn } from './is-sign-in.element.ts'

export { IsSignIn }

if (!customElements.get('is-sign-in')) customElements.define('is-sign-in', IsSignIn)

declare global {
  interface HTMLElementTagNameMap {
    'is-sign-in': IsSignIn
  }
}
