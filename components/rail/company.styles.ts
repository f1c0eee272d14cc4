// What joins a rail, after its other sheets: previous and next in the head; like and dislike on the poster's lower edge,
// shown for the card that the person is at; the place of a card that was taken out.

import { css } from '../styles/css.ts'

export const companyStyles = css`
  .pager,
  .reaction {
    border-radius: 50%;
    transition:
      background-color var(--_time) var(--_ease),
      opacity var(--_time) var(--_ease);
  }
  .pager::before,
  .reaction::before {
    content: '';
    display: block;
    margin: auto;
  }

  .pager {
    display: none;
    flex: none;
    inline-size: 2.25rem;
    block-size: 2.25rem;
    color: var(--_text);
  }
  .pager::before {
    inline-size: 0.625rem;
    block-size: 0.625rem;
    border: solid currentcolor;
    border-width: 2px 2px 0 0;
    rotate: 45deg;
    translate: -2px 0;
  }
  .previous {
    margin-inline-start: auto;
    rotate: 180deg;
  }
  :host(:dir(rtl)) .pager {
    scale: -1 1;
  }
  .pager:hover {
    background: var(--_raised);
  }
  .pager[aria-disabled='true'] {
    opacity: 0.35;
    cursor: default;
  }
  @media (any-pointer: fine) {
    .pager:not([hidden]) {
      display: block;
    }
  }

  .reaction {
    position: absolute;
    inset-block-start: calc(var(--_high) - 3.125rem);
    inset-inline-end: 0.5rem;
    inline-size: 2.125rem;
    block-size: 2.125rem;
    background: rgb(7 11 15 / 88%);
    box-shadow: 0 0 0 1px rgb(255 255 255 / 22%);
    color: #fff;
    opacity: 0;
  }
  .like {
    inset-inline-end: 3rem;
  }
  .reaction::before {
    inline-size: 20px;
    block-size: 20px;
    background: currentcolor;
    clip-path: path(
      evenodd,
      'M2 8h3v10H2zM6.5 8.2 10 1.5c1.6 0 2.6 1.2 2.4 2.8L11.9 7.5H16.5c1.4 0 2.3 1.2 2 2.5l-1.5 6.3c-.25 1-1.1 1.7-2.1 1.7H6.5zM8 8.6v7.9h6.9c.3 0 .55-.2.6-.5l1.5-6.3c.1-.4-.15-.7-.5-.7h-6.3l.7-4.9c.05-.4-.1-.75-.4-.95z'
    );
  }
  .reaction[aria-pressed='true']::before {
    clip-path: path(
      'M2 8h3v10H2zM6.5 8.2 10 1.5c1.6 0 2.6 1.2 2.4 2.8L11.9 7.5H16.5c1.4 0 2.3 1.2 2 2.5l-1.5 6.3c-.25 1-1.1 1.7-2.1 1.7H6.5z'
    );
  }
  .dislike::before {
    rotate: 180deg;
  }
  .item:is(:hover, :focus-within) .reaction,
  .reaction[aria-pressed='true'] {
    opacity: 1;
  }
  .reaction[aria-pressed='true'] {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  @media (hover: none) and (any-pointer: coarse) {
    .reaction {
      opacity: 1;
    }
  }
  .removed-text {
    display: grid;
    place-content: center;
    place-items: center;
    gap: 0.875rem;
    border: 1px dashed var(--_outline);
    background: none;
    color: var(--_muted);
  }
  @media (forced-colors: active) {
    .pager,
    .reaction {
      border: 1px solid CanvasText;
    }
    .reaction:focus-visible {
      outline-color: Highlight;
    }
    .pager::before,
    .reaction::before {
      forced-color-adjust: none;
    }
    .reaction[aria-pressed='true'] {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`
