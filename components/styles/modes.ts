// Last in every element's styles: what the person's system asks for outranks the look.

import { css } from './css.ts'

export const modes = css`
  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation: none !important;
      transition: none !important;
      scroll-behavior: auto !important;
    }
  }
  @media (forced-colors: active) {
    .poster,
    .bone {
      border: 1px solid CanvasText;
    }
    .card:focus-visible .poster {
      outline-color: Highlight;
    }
    .card-watched::after {
      background: linear-gradient(Highlight 0 0) 0 / var(--_watched) 100% no-repeat Canvas;
      forced-color-adjust: none;
    }
  }
`
