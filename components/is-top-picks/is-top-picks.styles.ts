// The looks of top picks beside the plain rail: a top ten with large numerals, and a hero.

import { css } from 'lit'

export const isTopPicksStyles = css`
  :host([layout='numbered']) {
    --_room: calc(var(--_numeral) * 0.5);
  }
  :host([layout='numbered']) .item {
    inline-size: calc(var(--_card) + var(--_room));
  }
  :host([layout='numbered']) .card {
    padding-inline-start: var(--_room);
  }
`
