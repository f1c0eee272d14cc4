// One step as a form: what it is about, what went wrong or well, its fields, its button, and the ways to other steps.

import { html, nothing, type TemplateResult } from 'lit'
import type { SignInMessages } from './is-sign-in.messages.ts'
import { renderFields } from './render-fields.ts'
import type { SignInStep } from './sign-in-state.ts'

export interface StepView {
  step: SignInStep
  messages: SignInMessages
  heading: HTMLElement
  busy: boolean
  /** Whether passwords are readable. */
  revealed: boolean
  onReveal: () => void
  onSubmit: (event: Event) => void
  onGo: (type: 'sign-in' | 'sign-up' | 'forgotten') => void
  onResend: () => void
}

export function renderStep(view: StepView): TemplateResult {
  const { step, messages, heading, busy, onSubmit } = view
  const { problem, notice } = step
  const intro = introOf(step, messages)
  return html`<form part="form" novalidate @submit=${onSubmit}>
    ${heading} ${intro ? html`<p class="intro" part="intro" id="intro">${intro}</p>` : nothing}
    <div class=${problem ? 'alert' : ''} part="error" id="problem" role="alert">
      ${problem ? messages.problems[problem.code] : nothing}
    </div>
    <div class=${notice ? 'notice' : ''} part="notice" role="status">
      ${notice ? messages.notices[notice] : nothing}
    </div>
    ${step.type === 'app-setup' ? renderSecret(step, messages) : nothing}
    ${renderFields({ ...view, hasIntro: intro !== '' })}
    <button type="submit" class="pill submit" part="submit" aria-disabled=${busy}>
      ${busy ? messages.working : messages.submit[step.type]}
    </button>
    <div class="links" part="links">${renderLinks(view)}</div>
  </form>`
}

function introOf(step: SignInStep, messages: SignInMessages): string {
  switch (step.type) {
    case 'sign-in':
    case 'sign-up':
      return ''
    case 'confirm':
    case 'reset':
      return messages.sent(step.destination)
    case 'forgotten':
      return messages.forgottenIntro
    case 'new-password':
      return messages.newPasswordIntro
    case 'code':
      return step.medium === 'app' ? messages.appIntro : messages.sent(step.destination)
    case 'app-setup':
      return messages.setupIntro
  }
}

function renderSecret({ secret, uri }: { secret: string; uri: string }, messages: SignInMessages): unknown {
  return html`<p class="secret" part="secret" dir="ltr">
      <span class="unseen">${messages.secret}:</span> ${secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}
    </p>
    <a class="link" part="link" href=${uri}>${messages.openApp}</a>`
}

function renderLinks({ step: { type }, messages, onGo, onResend }: StepView): unknown {
  const signIn = renderLink(messages.signIn, () => onGo('sign-in'))
  if (type === 'sign-in')
    return [
      renderLink(messages.signUp, () => onGo('sign-up')),
      renderLink(messages.forgotten, () => onGo('forgotten')),
    ]
  return type === 'confirm' || type === 'reset' ? [renderLink(messages.resend, onResend), signIn] : signIn
}

function renderLink(text: string, onClick: () => void): TemplateResult {
  return html`<button type="button" class="link" part="link" @click=${onClick}>${text}</button>`
}
