// The fields of each step. What a password manager reads (type, name, autocomplete) is the same as on any page.

import { html, nothing, type TemplateResult } from 'lit'
import type { SignInMessages } from './is-sign-in.messages.ts'
import type { FieldName, SignInStep } from './sign-in-state.ts'

export interface FieldOptions {
  step: SignInStep
  messages: SignInMessages
  /** Whether a sentence says what the step asks for. */
  hasIntro: boolean
  /** Whether passwords are readable. */
  revealed: boolean
  onReveal: () => void
}

/** The fields that a step asks for, in their order. */
export const FIELDS: Record<SignInStep['type'], readonly FieldName[]> = {
  'sign-in': ['username', 'password'],
  'sign-up': ['username', 'password'],
  confirm: ['code'],
  forgotten: ['username'],
  reset: ['code', 'password'],
  'new-password': ['password'],
  code: ['code'],
  'app-setup': ['code'],
}

export function renderFields(options: FieldOptions): unknown {
  const { step } = options
  const fields = FIELDS[step.type]
  // Password managers keep the password for this name.
  const about = fields.includes('username')
    ? nothing
    : html`<input
        class="unseen"
        type="text"
        name="username"
        autocomplete="username"
        readonly
        tabindex="-1"
        aria-hidden="true"
        .value=${step.username ?? ''}
      />`
  return [about, ...fields.map((field) => RENDERERS[field](options))]
}

const RENDERERS: Record<FieldName, (options: FieldOptions) => TemplateResult> = {
  username: ({ step, messages, hasIntro }) =>
    html`<div class="field" part="field">
      <label part="label" for="username">${messages.username}</label>
      <div class="box">
        <input
          part="input"
          id="username"
          type="email"
          name="username"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          dir="ltr"
          aria-required="true"
          aria-invalid=${isWrong(step, 'username')}
          aria-describedby=${describe(isWrong(step, 'username') && 'problem', hasIntro && 'intro')}
          .value=${step.username ?? ''}
        />
      </div>
    </div>`,
  password({ step, messages, hasIntro, revealed, onReveal }) {
    const isNew = step.type !== 'sign-in'
    const wrong = isWrong(step, 'password')
    const isOnly = step.type === 'new-password'
    const described = describe(wrong && 'problem', hasIntro && isOnly && 'intro', isNew && 'hint')
    const isFirst = step.type === 'sign-in' || step.type === 'sign-up'
    return html`<div class="field" part="field">
      <label part="label" for="password">${isFirst ? messages.password : messages.newPassword}</label>
      <div class="box can-reveal">
        <input
          part="input"
          id="password"
          type=${revealed ? 'text' : 'password'}
          name="password"
          autocomplete=${isNew ? 'new-password' : 'current-password'}
          autocapitalize="none"
          spellcheck="false"
          dir="ltr"
          aria-required="true"
          aria-invalid=${wrong}
          aria-describedby=${described}
        />
        <button
          type="button"
          class="reveal"
          part="reveal"
          aria-label=${messages.showPassword}
          aria-pressed=${revealed}
          @click=${onReveal}
        >
          ${EYE}
        </button>
      </div>
      ${
        isNew
          ? html`<p class="hint" part="hint" id="hint">
              <slot name="password-hint">${messages.passwordHint}</slot>
            </p>`
          : nothing
      }
    </div>`
  },
  code: ({ step, messages, hasIntro }) =>
    html`<div class="field" part="field">
      <label part="label" for="code">${messages.code}</label>
      <div class="box">
        <input
          part="input"
          id="code"
          type="text"
          name="code"
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength="32"
          dir="ltr"
          aria-required="true"
          aria-invalid=${isWrong(step, 'code')}
          aria-describedby=${describe(isWrong(step, 'code') && 'problem', hasIntro && 'intro')}
        />
      </div>
    </div>`,
}

function isWrong({ problem }: SignInStep, field: FieldName): boolean {
  return problem?.field === field
}

/** What is said after the field's name: what went wrong, what the step asks for, what a password has to be like. */
function describe(...ids: (string | false)[]): string | typeof nothing {
  return ids.filter(Boolean).join(' ') || nothing
}

const EYE = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z" />
  <circle cx="12" cy="12" r="2.75" />
  <path class="slash" d="M4 4l16 16" />
</svg>`
