// The bars; the frame around them is every chart's.

import { css } from '../styles/css.ts'

export const styles = css`
  :host {
    --_label: var(--is-genre-chart-label-size, clamp(7rem, 22%, 9rem));
  }
  .bar {
    fill: var(--_watched);
    stroke: var(--_watched);
  }
  .bar-recommended {
    fill: url(#hatch);
    stroke: var(--_recommended);
  }
  .hatch {
    stroke: var(--_pattern);
    stroke-width: 3;
  }
  .titles {
    display: grid;
    gap: 0.75rem;
    font-weight: 600;
  }
  .genres-of {
    display: block;
    color: var(--_muted);
    font-size: var(--_meta-size);
    font-weight: 400;
  }
`
