// The rail: head, scroller, track. Every size comes from tokens, so that is.css can reserve the same box before upgrade.

import { css } from '../styles/css.ts'

export const railStyles = css`
  :host {
    position: relative;
    padding-block: var(--_rail);
    /* As wide as the page has room, however many cards there are: where boxes follow their content, one card is. */
    contain: inline-size;
    contain-intrinsic-inline-size: calc(var(--_card) + 2 * var(--_inline));
    place-self: stretch;
    --_bleed: 1.75rem;
    /* A poster's height, and a card's. */
    --_high: calc(var(--_card) / (var(--_aspect)));
    --_whole: calc(var(--_high) + 0.75rem + (2 * var(--_title-size) + var(--_meta-size)) * var(--_line));
  }
  .head {
    position: relative;
    z-index: 1;
    display: flex;
    align-items: center;
    gap: 0.5rem;
    block-size: max(var(--_heading-size) * 1.25, 2.25rem);
    margin-block-end: 0.75rem;
    padding-inline: var(--_inline);
  }
  /* In the direction of their own words, on the side where the page's lines begin. */
  .head *,
  .title,
  .notice * {
    /* Chromium knows only its own name for it. */
    text-align: -webkit-match-parent;
    text-align: match-parent;
    unicode-bidi: plaintext;
  }
  .heading,
  .note {
    margin: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .heading {
    color: var(--_text);
    font-size: var(--_heading-size);
    font-weight: var(--_heading-weight);
    line-height: 1.25;
  }
  /* Gives way before the heading does. */
  .note {
    flex-shrink: 99;
    min-inline-size: 4.5rem;
    padding: 0.125rem 0.625rem;
    border: 1px solid var(--_outline);
    border-radius: 99rem;
    color: var(--_muted);
    font-size: var(--_meta-size);
  }

  /* The padding holds what a focused card's ring and lift need, so that clipping takes nothing away. */
  .scroller {
    margin-block: calc(-1 * var(--_bleed));
    padding-block: var(--_bleed);
    overflow: auto hidden;
    overscroll-behavior-inline: contain;
    scroll-behavior: smooth;
    scroll-padding-inline: var(--_inline);
    scroll-snap-type: inline proximity;
    scrollbar-width: none;
  }
  .scroller::-webkit-scrollbar {
    display: none;
  }
  .still {
    overflow: hidden;
  }
  /* Below the first screen: a card's height plus its bleed, so that skipping it moves nothing. */
  .later {
    content-visibility: auto;
    contain-intrinsic-block-size: auto calc(var(--_whole) + 2 * var(--_bleed));
  }
  .track {
    display: flex;
    gap: var(--_gap);
    inline-size: max-content;
    margin: 0;
    padding: 0 var(--_inline);
    list-style: none;
  }
  .item {
    position: relative;
    flex: none;
    inline-size: var(--_card);
    scroll-snap-align: start;
  }
  .stretch::after {
    content: '';
    flex: none;
    inline-size: calc(var(--_count) * (var(--_card) + var(--_shift, 0px) + var(--_gap)) - var(--_gap));
  }

  .box {
    display: grid;
    overflow: hidden;
  }
  .box > * {
    grid-area: 1 / 1;
    min-inline-size: 0;
  }
  .hold,
  .waiting {
    visibility: hidden;
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    place-content: center;
    align-items: center;
    gap: 0.75rem 1.25rem;
    margin-inline: var(--_inline);
    padding: 1rem;
    border: 1px dashed color-mix(in srgb, var(--_outline) 60%, transparent);
    border-radius: calc(var(--_radius) * 2);
    color: var(--_muted);
    text-align: center;
  }
  .notice p {
    margin: 0;
    max-inline-size: 40ch;
  }
  .fault {
    display: block;
    font-size: var(--_meta-size);
  }

  .bone {
    display: block;
    background: var(--_raised);
  }
  .line {
    inline-size: 85%;
    block-size: 0.8em;
    border-radius: 0.3em;
    translate: 0 0.25em;
  }
  .short {
    inline-size: 50%;
  }
  .breathing {
    animation: is-breathe 1.6s ease-in-out infinite alternate;
  }
  @keyframes is-breathe {
    to {
      opacity: 0.55;
    }
  }
`
