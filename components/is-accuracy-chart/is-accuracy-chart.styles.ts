// The dots; the frame around them is every chart's.

import { css } from 'lit'

export const styles = css`
  :host {
    --_hit: var(--is-chart-hit, #009e73);
    --_baseline: var(--is-chart-recommended, #e69f00);
    --_label: var(--is-accuracy-chart-label-size, clamp(5.5rem, 24%, 11rem));
    --_value: 8rem;
  }
  .dot {
    fill: var(--_hit);
    stroke: var(--_hit);
    stroke-width: 2;
  }
  .hollow {
    fill: var(--_surface);
  }
  .interval {
    stroke: var(--_hit);
    stroke-width: 2;
  }
  .baseline {
    stroke: var(--_baseline);
    stroke-width: 3;
  }
  .overall {
    stroke: var(--_muted);
    stroke-dasharray: 4 4;
    stroke-width: 1.5;
  }
  @media (max-width: 40rem) {
    :host {
      --_label: var(--is-accuracy-chart-label-size, 4.5rem);
      --_value: 7rem;
    }
  }
  @media (forced-colors: active) {
    .dot,
    .interval,
    .baseline,
    .overall {
      stroke: CanvasText;
    }
    .dot {
      fill: CanvasText;
    }
    .hollow {
      fill: Canvas;
    }
  }
`
