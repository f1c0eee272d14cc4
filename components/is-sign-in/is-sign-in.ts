import { isFree } from '../page-session/is-free.ts'
import { IsSignIn } from './is-sign-in.element.ts'

export { IsSignIn }

if (isFree('is-sign-in', IsSignIn)) customElements.define('is-sign-in', IsSignIn)

declare global {
  interface HTMLElementTagNameMap {
    'is-sign-in': IsSignIn
  }
}
