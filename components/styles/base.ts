// What all elements share beside tokens: box model, buttons and the two-tone focus ring.

import { css } from './css.ts'

export const base = css`
  :host {
    display: block;
    color: var(--_text);
    font-family: var(--_font);
    font-size: var(--_title-size);
    line-height: var(--_line);
    text-align: start;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  button {
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: inherit;
    cursor: pointer;
  }
  :focus {
    outline: none;
  }
  /* Light ring on a dark halo: one of the two stands out on any poster. A poster drops a shadow too. */
  :focus-visible:not(.card),
  .card:focus-visible .poster,
  :host(:focus-visible) {
    outline: var(--_ring) solid var(--_focus);
    outline-offset: var(--_ring-gap);
    box-shadow:
      0 0 0 calc(var(--_ring) + var(--_ring-gap) + 2px) var(--_halo),
      0 0.75rem 1.75rem var(--_drop, transparent);
  }
  /* A rail that has no card yet is as wide as the page: its ring stays inside. */
  :host(:focus-visible) {
    outline-offset: calc(-1 * var(--_ring));
    box-shadow: none;
  }
  .pill {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-block-size: 2.5rem;
    padding: 0.25em 1.25em;
    border: 1px solid var(--_outline);
    border-radius: 99rem;
    background: var(--_raised);
    color: var(--_text);
    font-weight: 600;
  }
`
