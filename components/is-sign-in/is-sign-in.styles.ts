import { css } from '../styles/css.ts'

export const styles = css`
  :host {
    --_error: var(--is-color-error, #ff9a8f);
    --_field: var(--is-sign-in-field-color, var(--_raised));
    box-sizing: border-box;
    inline-size: 100%;
    max-inline-size: var(--is-sign-in-max-size, 26rem);
    min-block-size: var(--is-sign-in-min-size, 24rem);
  }
  form,
  .user {
    display: grid;
    gap: 1.125rem;
  }
  .heading,
  p {
    margin: 0;
  }
  .heading {
    font-size: var(--_heading-size);
    font-weight: var(--_heading-weight);
    line-height: 1.25;
  }
  .intro,
  .hint {
    color: var(--_muted);
  }
  .hint {
    font-size: var(--_meta-size);
  }
  /* There before it has something to say, so that it is heard; out of the way until then. */
  [role='alert']:not(.alert),
  [role='status']:not(.notice, .who) {
    position: absolute;
  }
  .alert {
    padding: 0.75rem 1rem;
    border: 1px solid var(--_error);
    border-radius: 0.5rem;
    background: color-mix(in srgb, var(--_error) 12%, transparent);
  }
  .notice {
    padding-inline-start: 0.75rem;
    border-inline-start: 3px solid var(--_accent);
  }
  .field {
    display: grid;
    gap: 0.375rem;
  }
  label {
    font-weight: 600;
  }
  .box {
    position: relative;
    display: grid;
  }
  input:not(.unseen) {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 2.875rem;
    margin: 0;
    padding: 0.5em 0.875em;
    border: 1px solid var(--_outline);
    border-radius: 0.5rem;
    background: var(--_field);
    color: var(--_text);
    font: inherit;
    text-align: start;
  }
  :host(:dir(rtl)) input {
    text-align: end;
  }
  .box.can-reveal input {
    padding-inline-end: 3.25rem;
  }
  :host(:dir(rtl)) .can-reveal input {
    padding-inline: 3.25rem 0.875em;
  }
  input[aria-invalid='true'] {
    border-color: var(--_error);
    box-shadow: inset 0 0 0 1px var(--_error);
  }
  input[name='code'] {
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.2em;
  }
  .reveal {
    position: absolute;
    inset-block: 0.1875rem;
    inset-inline-end: 0.1875rem;
    display: grid;
    place-items: center;
    inline-size: 2.5rem;
    border-radius: 0.375rem;
    color: var(--_muted);
  }
  .reveal svg {
    inline-size: 1.375rem;
    block-size: 1.375rem;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .reveal[aria-pressed='true'] .slash {
    display: none;
  }
  .submit {
    min-block-size: 2.875rem;
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  :host(:state(busy)) .submit {
    opacity: 0.7;
    cursor: progress;
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1.5rem;
  }
  .link {
    min-block-size: 1.75rem;
    border-radius: 0.25rem;
    color: inherit;
    font-weight: 600;
    text-decoration: underline;
    text-decoration-color: var(--_accent);
    text-decoration-thickness: 2px;
    text-underline-offset: 0.25em;
  }
  .secret {
    padding: 0.75rem 1rem;
    border: 1px dashed var(--_outline);
    border-radius: 0.5rem;
    font-family: ui-monospace, monospace;
    letter-spacing: 0.05em;
    overflow-wrap: anywhere;
    user-select: all;
  }
  .user .pill {
    justify-self: start;
  }
  .who {
    overflow-wrap: anywhere;
  }
  .reveal:focus-visible {
    outline-offset: calc(-1 * var(--_ring));
    box-shadow: none;
  }
  @media (forced-colors: active) {
    .alert,
    input[aria-invalid='true'] {
      border-width: 2px;
    }
    .submit {
      border-color: ButtonText;
    }
  }
`
