// The frame of every chart: heading, periods, rows with their picture below, caption, table.

import { css } from 'lit'

export const chartStyles = css`
  :host {
    --_grid: var(--is-chart-grid, color-mix(in srgb, currentcolor 18%, transparent));
    /* What lies over the picture, with the page's own color where the page has no theme. */
    --_sheet: var(--is-color-surface, canvas);
    --_label: clamp(5.5rem, 22%, 9rem);
    --_value: 3rem;
    padding-inline: var(--_inline);
  }
  figure {
    margin: 0;
  }
  .title {
    margin: 0;
    font-size: var(--_heading-size);
    font-weight: var(--_heading-weight);
  }
  /* Room for the sentence before it is known, so that the answer moves nothing. */
  .summary {
    min-block-size: calc(2em * var(--_line));
    margin: 0.25rem 0 0.75rem;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
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
    font-size: var(--_meta-size);
    white-space: nowrap;
  }
  .range[aria-checked='true'] {
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.25rem;
    margin: 0;
    padding: 0;
    font-size: var(--_meta-size);
    list-style: none;
  }
  .legend li {
    display: inline-flex;
    gap: 0.5rem;
    align-items: center;
  }
  /* Its room stays, so that no answer moves the picture. */
  .legend .absent {
    visibility: hidden;
  }
  .legend svg {
    flex: none;
    inline-size: 1.5rem;
    block-size: 0.75rem;
  }
  .plot {
    position: relative;
    /* As high as all rows together, and the axis; see rowRem. */
    min-block-size: 23.5rem;
  }
  .bars,
  .notice {
    position: absolute;
    inset-block: 0;
    inset-inline: var(--_label) var(--_value);
    inline-size: calc(100% - var(--_label) - var(--_value));
    block-size: 100%;
    overflow: visible;
    pointer-events: none;
  }
  .notice {
    inset: 0;
    inline-size: auto;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 0.75rem;
    margin: 0;
    text-align: center;
    pointer-events: auto;
  }
  .grid {
    stroke: var(--_grid);
  }
  .tick {
    fill: var(--_muted);
    font-size: 0.75rem;
  }
  .value {
    fill: currentcolor;
    font-size: var(--_meta-size);
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }
  .marks,
  .marks li {
    position: relative;
  }
  .marks {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .hit {
    display: flex;
    align-items: center;
    inline-size: 100%;
    block-size: var(--_row);
    border-radius: 0.375rem;
    color: inherit;
    font-size: var(--_meta-size);
    text-decoration: none;
  }
  .hit > span {
    inline-size: calc(var(--_label) - 0.75rem);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .hit:hover {
    background: color-mix(in srgb, currentcolor 7%, transparent);
  }
  .hit:focus-visible,
  .range:focus-visible,
  summary:focus-visible {
    outline: var(--_ring) solid var(--_focus);
    outline-offset: var(--_ring-gap);
    box-shadow: 0 0 0 calc(var(--_ring) + var(--_ring-gap) + 2px) var(--_halo);
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
    border: 1px solid var(--_outline);
    border-radius: 0.5rem;
    background: var(--_sheet);
    font-size: var(--_meta-size);
  }
  /* The last ones open upwards, over the picture rather than over the page. */
  .marks li:nth-last-child(-n + 3):nth-child(n + 4) .tip {
    inset-block: auto 100%;
  }
  .menu {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    padding-block: 0.375rem;
  }
  /* One line in one place, for televisions and touch. */
  .caption {
    display: var(--is-chart-caption, none);
    min-block-size: 3em;
    margin: 0.5rem 0 0;
    font-size: var(--_meta-size);
  }
  .rule,
  .period {
    margin: 0.25rem 0;
    color: var(--_muted);
    font-size: var(--_meta-size);
  }
  details {
    margin-block-start: 0.5rem;
    font-size: var(--_meta-size);
  }
  summary {
    inline-size: fit-content;
    padding: 0.375rem 0.25rem;
    border-radius: 0.25rem;
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
    padding: 0.375rem 1.25rem 0.375rem 0;
    border-block-end: 1px solid var(--_grid);
    text-align: start;
    font-variant-numeric: tabular-nums;
  }
  td {
    text-align: end;
  }
  .skeleton {
    visibility: hidden;
    animation: appear 0s 200ms forwards;
    fill: var(--_grid);
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
      min-block-size: calc(4em * var(--_line));
    }
    .tick:nth-of-type(even) {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .range[aria-checked='true'] {
      outline: 2px solid Highlight;
    }
    .value,
    .tick {
      fill: CanvasText;
    }
  }
`
