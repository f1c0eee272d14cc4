// The card: poster, title, meta. Lift and ring are on the poster, so that text never moves out of its line.

import { css } from '../styles/css.ts'

export const cardStyles = css`
  .card {
    position: relative;
    display: block;
    inline-size: 100%;
    color: inherit;
    text-decoration: none;
    -webkit-tap-highlight-color: transparent;
  }
  .poster {
    --_drop: rgb(0 0 0 / 45%);
    display: block;
    inline-size: 100%;
    block-size: auto;
    aspect-ratio: var(--_aspect);
    margin-block-end: 0.75rem;
    border-radius: var(--is-card-radius, var(--_radius));
    background-color: var(--_poster, var(--_raised));
    object-fit: cover;
    transform-origin: 50% 75%;
    /* Always a transform: one that comes and goes with the focus would need a layout each time. */
    scale: 1;
    transition:
      scale var(--_time) var(--_ease),
      box-shadow var(--_time) var(--_ease);
  }
  .fallback {
    display: grid;
    place-items: center;
    padding: 0.5rem;
    overflow: hidden;
    background-color: #22303c;
    background-color: color-mix(in srgb, var(--_poster, #3a4b5a) 40%, #0b1016);
    color: #fff;
    font-size: calc(var(--_card) * 0.11);
    font-weight: 700;
    line-height: 1.15;
    overflow-wrap: anywhere;
    text-align: center;
    text-wrap: balance;
  }
  /* Two lines for every title, so that rails with short and with long titles are equally high. */
  .title,
  .meta {
    position: relative;
    z-index: 1;
    overflow: hidden;
    line-height: var(--_line);
  }
  .title {
    display: -webkit-box;
    color: var(--_text);
    font-size: var(--_title-size);
    font-weight: 550;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .meta {
    display: block;
    color: var(--_muted);
    font-size: var(--_meta-size);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .card:not(.removed) {
    min-block-size: var(--_whole);
  }

  .card-watched::after {
    content: '';
    position: absolute;
    inset-block-start: calc(var(--_high) - 0.5rem);
    inset-inline: calc(0.5rem + var(--_shift, 0px)) 0.5rem;
    block-size: 0.25rem;
    border-radius: 1rem;
    background: linear-gradient(color-mix(in srgb, var(--_accent) 55%, #fff) 0 0) 0 / var(--_watched) 100%
      no-repeat rgb(0 0 0 / 65%);
    transition: scale var(--_time) var(--_ease);
  }
  :host(:dir(rtl)) .card-watched::after {
    background-position: 100%;
  }

  @media (hover: hover) {
    .item:hover .poster {
      scale: calc(1 + (var(--_lift) - 1) / 2);
    }
  }
  .item:focus-within .poster {
    scale: var(--_lift);
  }
`
