// The bars; the frame around them is every chart's.

import { css } from 'lit'

export const styles = css`
  :host {
    --_watched: var(--is-chart-watched, #56b4e9);
    --_recommended: var(--is-chart-recommended, #e69f00);
    --_label: var(--is-genre-chart-label-size, clamp(5.5rem, 22%, 9rem));
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
    stroke: var(--is-chart-pattern, var(--_recommended));
    stroke-width: 3;
  }
  .titles {
    display: grid;
    gap: 0.75rem;
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: var(--_title-size);
    font-weight: 600;
  }
  .genres-of {
    display: block;
    color: var(--_muted);
    font-size: var(--_meta-size);
    font-weight: 400;
  }
  rect {
    transition: width calc(var(--_time) * 1.4) var(--_ease);
  }
  @media (max-width: 40rem) {
    :host {
      --_label: var(--is-genre-chart-label-size, 7rem);
    }
    .hit {
      font-size: 0.8125rem;
    }
  }
  @media (forced-colors: active) {
    .bar {
      fill: CanvasText;
      stroke: CanvasText;
    }
    .bar-recommended,
    .hatch {
      stroke: CanvasText;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    rect {
      transition: none;
    }
  }
`
