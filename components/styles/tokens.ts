// Written by `npm run tokens` from tokens.json. The system tokens as every element reads them: `--is-…` when the page
// or is.css sets it, else a value that works on its own. Text falls back to the page's own color, so that an element
// without is.css is readable on any surface.

import { css } from './css.ts'

export const tokens = css`
  :host {
    --_raised: var(--is-color-surface-raised, color-mix(in srgb, currentcolor 12%, transparent));
    --_text: var(--is-color-on-surface, currentcolor);
    --_muted: var(--is-color-on-surface-muted, currentcolor);
    --_accent: var(--is-color-accent, #8fc7ff);
    --_on-accent: var(--is-color-on-accent, #06121e);
    --_outline: var(--is-color-outline, #71818f);
    --_focus: var(--is-color-focus, #fff);
    --_halo: var(--is-color-focus-halo, #05090c);
    --_font: var(--is-font-family, inherit);
    --_heading-size: var(--is-font-size-heading, 1.375rem);
    --_title-size: var(--is-font-size-title, 1rem);
    --_meta-size: var(--is-font-size-meta, 0.875rem);
    --_heading-weight: var(--is-font-weight-heading, 650);
    --_line: var(--is-line-height, 1.3);
    --_radius: var(--is-radius-card, 0.5rem);
    --_aspect: var(--is-aspect-poster, 2 / 3);
    --_card: var(--is-card-width, clamp(7rem, 5rem + 7vw, 11rem));
    --_gap: var(--is-gap, clamp(0.75rem, 0.5rem + 0.8vw, 1.125rem));
    --_inline: var(--is-safe-inline, clamp(1rem, 5vw, 4rem));
    --_rail: var(--is-space-rail, 1rem);
    --_ring: var(--is-focus-width, 3px);
    --_ring-gap: var(--is-focus-offset, 2px);
    --_lift: var(--is-focus-scale, 1.05);
    --_motion: var(--is-motion, 1);
    --_time: calc(var(--_motion) * var(--is-duration, 180ms));
    --_ease: var(--is-easing, cubic-bezier(0.2, 0, 0, 1));
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      --_motion: 0;
      --_lift: 1;
    }
  }
`
