// The looks of top picks beside the plain rail: a top ten with large numerals, and a hero.

import { css } from '../styles/css.ts'

export const isTopPicksStyles = css`
  /* For the ear: the number in a card's name, and the heading of a hero, whose picture needs none. */
  .unseen,
  :host([layout='hero']) .heading {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  :host([layout='numbered']) {
    --_numeral: var(--is-numeral-size, calc(var(--_card) * 1.15));
    --_shift: calc(var(--_numeral) * 0.46);
  }
  :host([layout='numbered']) .item {
    inline-size: calc(var(--_card) + var(--_shift));
  }
  :host([layout='numbered']) .card {
    padding-inline-start: var(--_shift);
  }
  :host([layout='numbered']) .poster {
    position: relative;
    z-index: 1;
  }
  .numeral {
    position: absolute;
    inset-inline-start: 0;
    inset-block-start: calc(var(--_high) - var(--_numeral) * 0.8);
    color: var(--is-top-picks-numeral-color, var(--is-color-surface, #0f171e));
    font-size: var(--_numeral);
    font-weight: 800;
    font-variant-numeric: lining-nums;
    letter-spacing: -0.08em;
    line-height: 0.86;
    paint-order: stroke fill;
    -webkit-text-stroke: calc(2 * var(--is-numeral-stroke, 3px))
      color-mix(in srgb, var(--_muted) 75%, transparent);
    transform-origin: 0;
    transition: -webkit-text-stroke var(--_time) var(--_ease);
  }
  :host(:dir(rtl)) .numeral {
    transform-origin: 100%;
  }
  /* Two digits in the room of one, before the poster covers the second. */
  .wide {
    letter-spacing: -0.16em;
    transform: scaleX(0.56);
  }
  .item:is(:hover, :focus-within) .numeral {
    -webkit-text-stroke-color: var(--_accent);
  }

  :host([layout='hero']) {
    --_lift: 1;
    --_hero: var(--is-top-picks-hero-size, clamp(20rem, 38vw, 34rem));
    --_glow: 82% 40%;
  }
  :host([layout='hero']) .scroller {
    container-type: inline-size;
    scroll-snap-type: inline mandatory;
  }
  :host([layout='hero']) .item {
    inline-size: calc(100vw - 2 * var(--_inline));
    inline-size: calc(100cqi - 2 * var(--_inline));
    --_light: color-mix(in srgb, var(--_poster, #3a4b5a) 74%, #9fb4c4);
  }
  :host([layout='hero']) :is(.card, .box) {
    block-size: var(--_hero);
    min-block-size: 0;
  }
  :host([layout='hero']) .card {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr) auto;
    align-items: center;
    gap: clamp(1.25rem, 4vw, 3.5rem);
    padding: clamp(1.25rem, 4vw, 3.5rem);
    overflow: hidden;
    border-radius: calc(var(--_radius) * 2);
    background: #1a242d;
    background:
      radial-gradient(ellipse 70% 130% at var(--_glow), var(--_light), transparent),
      linear-gradient(color-mix(in srgb, var(--_poster, #3a4b5a) 34%, #0a1016) 0 0);
    color: #fff;
  }
  /* The poster's own hue, never so light that white text on it is hard to read. */
  @supports (color: oklch(from red l c h)) {
    :host([layout='hero']) .item {
      --_light: oklch(from var(--_poster, #3a4b5a) clamp(0.36, l + 0.12, 0.52) clamp(0.03, c * 1.2, 0.16) h);
    }
  }
  :host([layout='hero']:dir(rtl)) {
    --_glow: 18% 40%;
  }
  :host([layout='hero']) .removed {
    display: block;
  }
  :host([layout='hero']) .poster {
    grid-area: 1 / 2;
    inline-size: auto;
    block-size: 100%;
    max-inline-size: 40cqi;
    margin: 0;
    border-radius: var(--_radius);
    box-shadow: 0 1.25rem 3rem var(--_drop);
    font-size: 1.75rem;
  }
  .pitch {
    grid-area: 1 / 1;
    display: grid;
    justify-items: start;
    gap: 0.75rem;
    max-inline-size: 38rem;
  }
  :host([layout='hero']) .title {
    color: inherit;
    font-size: clamp(1.75rem, 1rem + 3.2vw, 4rem);
    font-weight: 750;
    letter-spacing: -0.022em;
    line-height: 1.04;
    /* Lines this tight would have their descenders cut by the clamp. */
    padding-block-end: 0.14em;
    margin-block-end: -0.14em;
    text-wrap: balance;
    -webkit-line-clamp: 3;
  }
  .reason,
  :host([layout='hero']) .meta {
    color: rgb(255 255 255 / 82%);
    font-size: 1rem;
  }
  .reason {
    font-weight: 600;
  }
  .overview {
    display: -webkit-box;
    overflow: hidden;
    font-size: 1.0625rem;
    line-height: 1.5;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }
  .action {
    margin-block-start: 0.5rem;
    padding: 0.625em 1.5em;
    border-radius: 99rem;
    background: #fff;
    color: #0b1319;
    font-weight: 650;
    transition: background-color var(--_time) var(--_ease);
  }
  .card:is(:hover, :focus-visible) .action {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  :host([layout='hero']) .card:focus-visible {
    outline: var(--_ring) solid var(--_focus);
    outline-offset: var(--_ring-gap);
    box-shadow: 0 0 0 calc(var(--_ring) + var(--_ring-gap) + 2px) var(--_halo);
  }
  :host([layout='hero']) .card:focus-visible .poster {
    outline: none;
  }
  :host([layout='hero']) .reaction {
    inset-block-start: 1rem;
  }
  :host([layout='hero']) .card-watched::after {
    inset: auto 0 0;
    border-radius: 0;
  }
  :host([layout='hero']) .bone {
    visibility: hidden;
  }
  :host([layout='hero']) .breathing .card {
    background: var(--_raised);
  }

  :host([layout='hero']) .head {
    position: absolute;
    inset-block: auto calc(var(--_rail) + 0.75rem);
    inset-inline: auto calc(var(--_inline) + 0.75rem);
    z-index: 2;
    block-size: auto;
    margin: 0;
    padding: 0;
    color: #fff;
  }
  :host([layout='hero']) .pager {
    background: rgb(7 11 15 / 60%);
    color: #fff;
  }
  @media (max-width: 40rem) {
    :host([layout='hero']) {
      --_hero: var(--is-top-picks-hero-size, 32rem);
    }
    :host([layout='hero']) .card {
      --_glow: 50% 30%;
      grid-template: minmax(0, 1fr) auto / minmax(0, 1fr);
      justify-items: center;
      text-align: center;
    }
    :host([layout='hero']) .poster {
      grid-area: 1 / 1;
      max-inline-size: 100%;
    }
    .pitch {
      grid-area: 2 / 1;
      justify-items: center;
      gap: 0.5rem;
    }
    :host([layout='hero']) .head {
      inset-block: calc(var(--_rail) + 0.5rem) auto;
      inset-inline-end: calc(var(--_inline) + 0.5rem);
    }
    .overview {
      -webkit-line-clamp: 2;
    }
  }
`
