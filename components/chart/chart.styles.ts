// The frame of every chart: heading, periods, rows with their picture below, caption, table.

import { css } from '../styles/css.ts'

export const chartStyles = css`
  :host {
    --_grid: var(--is-chart-grid, color-mix(in srgb, currentcolor 18%, transparent));
    /* What lies over the picture, with the page's own color where the page has no theme. */
    --_sheet: var(--is-color-surface, canvas);
    --_watched: var(--is-chart-watched, #56b4e9);
    --_recommended: var(--is-chart-recommended, #e69f00);
    --_pattern: var(--is-chart-pattern, var(--_recommended));
    --_hit: var(--is-chart-hit, #009e73);
    --_value: 3rem;
    padding-inline: var(--_inline);
  }
  figure,
  ul,
  .title,
  dd {
    margin: 0;
  }
  figure {
    font-size: var(--_meta-size);
    font-variant-numeric: tabular-nums;
    /* Moves nothing by itself: how long marks move. */
    transition: none var(--_time);
  }
  ul {
    padding: 0;
    list-style: none;
  }
  .title {
    font-size: var(--_heading-size);
    font-weight: var(--_heading-weight);
  }
  /* Room for the sentence before it is known, so that the answer moves nothing. */
  .summary,
  .notice {
    font-size: var(--_title-size);
  }
  .summary {
    min-block-size: calc(var(--_lines, 2em) * var(--_line));
    margin: 0.25rem 0 0.75rem;
  }
  .head,
  .legend,
  .menu {
    display: flex;
    flex-wrap: wrap;
  }
  .head {
    gap: 0.75rem 1.5rem;
    align-items: center;
    margin-block-end: 0.75rem;
  }
  fieldset {
    display: inline-flex;
    min-inline-size: 0;
    margin: 0;
    padding: 3px;
    border: 1px solid var(--_outline);
    border-radius: 99rem;
  }
  .range {
    min-block-size: 2rem;
    padding: 0.25rem 0.875rem;
    border-radius: 99rem;
    white-space: nowrap;
  }
  .range[aria-checked='true'] {
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }
  .legend {
    gap: 0.25rem 1.25rem;
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: 0.5rem;
  }
  /* Its room stays, so that no answer moves the picture. */
  .absent,
  .skeleton {
    visibility: hidden;
  }
  .legend svg {
    flex: none;
    inline-size: 1.5rem;
    block-size: 0.75rem;
  }
  .plot {
    container-type: inline-size;
    position: relative;
    /* As high as all rows together, and the axis; see rowRem. */
    min-block-size: 23.5rem;
  }
  .bars {
    position: absolute;
    inset-block: 0;
    inset-inline: var(--_label) var(--_value);
    inline-size: calc(100% - var(--_label) - var(--_value));
    block-size: 100%;
    overflow: visible;
    pointer-events: none;
  }
  .frame,
  .notice {
    display: grid;
    place-items: center;
  }
  .notice {
    position: relative;
    gap: 0.75rem;
    max-inline-size: 30rem;
    padding: 1rem 1.5rem;
    text-align: center;
  }
  .notice,
  .tip {
    border: 1px solid var(--_outline);
    border-radius: 0.5rem;
    background: var(--_sheet);
  }
  .grid {
    stroke: var(--_grid);
  }
  .reference {
    stroke: currentcolor;
    stroke-dasharray: 2 3;
    stroke-width: 2;
  }
  .tick {
    fill: var(--_muted);
    font-size: 0.75rem;
    text-anchor: middle;
  }
  .bones {
    fill: var(--_grid);
    opacity: 0.6;
  }
  /* What moves does so from its own corner. */
  [data-mark] > * {
    transform-box: fill-box;
    transform-origin: 0 0;
  }
  .value {
    fill: currentcolor;
    font-weight: 600;
    dominant-baseline: central;
  }
  .marks,
  .marks li {
    position: relative;
  }
  .hit {
    display: flex;
    align-items: center;
    inline-size: 100%;
    block-size: var(--_row);
    border-radius: 0.5rem;
    color: inherit;
    text-decoration: none;
  }
  .hit > span {
    inline-size: calc(var(--_label) - 0.75rem);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .hit[aria-current] {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  /* Over the marks, which stay to be seen. */
  .hit:hover {
    background: color-mix(in srgb, currentcolor 10%, transparent);
  }
  /* Inside its row, so that the rows beside it stay readable. */
  .hit:focus-visible {
    outline-offset: calc(-1 * var(--_ring));
    box-shadow: none;
  }
  .tip {
    display: var(--is-chart-tooltip, block);
    position: absolute;
    z-index: 1;
    inset-block-start: 100%;
    inset-inline-end: 0;
    inline-size: max-content;
    max-inline-size: min(22rem, 100%);
    padding: 0.5rem 0.75rem;
  }
  /* The last ones open upwards, over the picture rather than over the page. */
  .marks li:nth-last-child(-n + 3):nth-child(n + 4) .tip {
    inset-block: auto 100%;
  }
  .menu {
    gap: 0.5rem;
    padding-block: 0.375rem;
  }
  /* One line in one place, for televisions and touch. */
  .caption {
    display: var(--is-chart-caption, none);
    min-block-size: 3em;
    margin-block: 0.5rem 0;
  }
  .rule {
    margin-block: 0.25rem;
  }
  .rule,
  dt {
    color: var(--_muted);
  }
  .measures {
    display: grid;
    grid-template-columns: fit-content(45%) 1fr;
    gap: 0 1rem;
    margin-block: 0.5rem;
  }
  details {
    margin-block-start: 0.5rem;
  }
  summary {
    inline-size: fit-content;
    padding: 0.375rem 0.25rem;
    border-radius: 0.5rem;
    cursor: pointer;
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    margin-block: 0.5rem;
  }
  caption {
    padding-block: 0.25rem;
    text-align: start;
  }
  th,
  td {
    padding-block: 0.375rem;
    padding-inline-end: 0.75rem;
    border-block-end: 1px solid var(--_grid);
    text-align: start;
  }
  td {
    text-align: end;
  }
  .skeleton {
    animation: appear 0s 200ms forwards;
  }
  @keyframes appear {
    to {
      visibility: visible;
    }
  }
  @media (hover: none) {
    .tip {
      display: none;
    }
    .caption {
      display: block;
    }
  }
  @media (max-width: 40rem) {
    .summary {
      min-block-size: calc(var(--_lines, 4em) * var(--_line));
    }
    /* In two lines rather than cut off. */
    .hit > span {
      max-block-size: 100%;
      line-height: 1.1;
      white-space: normal;
    }
  }
  @container (max-width: 30rem) {
    .tick:nth-of-type(even) {
      display: none;
    }
  }
  @media (forced-colors: active) {
    :host {
      --_watched: CanvasText;
      --_recommended: CanvasText;
      --_pattern: CanvasText;
      --_hit: CanvasText;
      --_muted: CanvasText;
      --_sheet: Canvas;
    }
    .range[aria-checked='true'] {
      outline: 2px solid Highlight;
    }
  }
`
