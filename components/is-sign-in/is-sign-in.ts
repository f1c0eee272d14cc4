import { defineElement } from '../page-session/define-element.ts'
import { IsSignIn } from './is-sign-in.element.ts'

export { IsSignIn }

defineElement('is-sign-in', IsSignIn)

declare global {
  interface HTMLElementTagNameMap {
    'is-sign-in': IsSignIn
  }
}
