// The dots; the frame around them is every chart's.

import { css } from '../styles/css.ts'

export const styles = css`
  :host {
    --_label: var(--is-accuracy-chart-label-size, clamp(6rem, 24%, 11rem));
    --_value: 8rem;
  }
  /* Longer counts, and more to say of them. */
  :host([scope='site']) {
    --_value: 11rem;
    --_lines: 3em;
  }
  .dot,
  .interval {
    fill: var(--_hit);
    stroke: var(--_hit);
    stroke-width: 2;
  }
  .hollow {
    fill: var(--_sheet);
  }
  .trend {
    stroke: color-mix(in srgb, var(--_hit) 60%, transparent);
    stroke-linecap: round;
    stroke-width: 3;
  }
  .baseline {
    stroke: var(--_recommended);
    stroke-width: 3;
  }
  .overall {
    stroke: var(--_muted);
    stroke-dasharray: 4 4;
    stroke-width: 1.5;
  }
  @media (max-width: 40rem) {
    :host([scope='site']) {
      --_value: 8.75rem;
      --_lines: 6em;
    }
    .hit,
    .value {
      font-size: 0.75rem;
    }
  }
`
