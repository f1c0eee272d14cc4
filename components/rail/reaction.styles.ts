// Like and dislike: two round buttons on the poster's lower edge, shown for the card that the person is at, and the
// place of a card that was taken out. Comes with them, after the other sheets.

import { css } from 'lit'

export const reactionStyles = css`
  .reaction {
    position: absolute;
    inset-block-start: calc(var(--_card) / (var(--_aspect)) - 3.125rem);
    inset-inline-end: 0.5rem;
    inline-size: 2.125rem;
    block-size: 2.125rem;
    border-radius: 50%;
    background: rgb(7 11 15 / 88%);
    box-shadow: 0 0 0 1px rgb(255 255 255 / 22%);
    color: #fff;
    opacity: 0;
    transition:
      opacity var(--_time) var(--_ease),
      background-color var(--_time) var(--_ease);
  }
  .like {
    inset-inline-end: 3rem;
  }
  .reaction::before {
    content: '';
    display: block;
    inline-size: 20px;
    block-size: 20px;
    margin: auto;
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
  .item:hover .reaction,
  .item:focus-within .reaction,
  .reaction[aria-pressed='true'] {
    opacity: 1;
  }
  .reaction[aria-pressed='true'] {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .reaction:focus-visible {
    outline: var(--_ring) solid var(--_focus);
    outline-offset: var(--_ring-gap);
    box-shadow: 0 0 0 calc(var(--_ring) + var(--_ring-gap) + 2px) var(--_halo);
  }
  @media (hover: none) and (any-pointer: coarse) {
    .reaction {
      opacity: 1;
    }
  }
  .removed-text {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 0.875rem;
    border: 1px dashed var(--_outline);
    background: none;
    color: var(--_muted);
  }
  @media (forced-colors: active) {
    .reaction {
      border: 1px solid CanvasText;
    }
    .reaction:focus-visible {
      outline-color: Highlight;
    }
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
