// What is kept as pictures: few sheets with much on each.
import type { StoryOptions } from './stories.ts'

export interface Sheet extends StoryOptions {
  name: string
  story: string
  width: number
  /** Pressed before the picture is taken, so that the focus ring is on it. */
  key?: string
}

const ELEMENTS = [
  'is-recommendations',
  'is-top-picks',
  'is-more-like-this',
  'is-genre-chart',
  'is-accuracy-chart',
  'is-sign-in',
]
const MATRIX = 1600

/** Every state in every theme, in both directions; forced colors; the pages of the patterns. */
export const SHEETS: readonly Sheet[] = [
  ...ELEMENTS.flatMap((element) =>
    ['ltr', 'rtl'].map((direction) => ({
      name: `${element}-${direction}`,
      story: `elements-${element}--state-matrix`,
      width: MATRIX,
      globals: { direction },
    })),
  ),
  ...ELEMENTS.map((element) => ({
    name: `${element}-forced-colors`,
    story: `elements-${element}--ready`,
    key: 'Tab',
    width: 1280,
    context: { forcedColors: 'active' as const },
  })),
  ...['ltr', 'rtl'].map((direction) => ({
    name: `hero-${direction}`,
    story: 'elements-is-top-picks--hero-overview',
    width: 1280,
    globals: { direction },
  })),
  ...['ember', 'salon', 'high-contrast'].map((theme) => ({
    name: `theme-${theme}`,
    story: `design-themes--${theme}`,
    width: 1280,
  })),
  ...['home', 'title-page', 'profile'].flatMap((page) =>
    [390, 1280].map((width) => ({ name: `${page}-${width}`, story: `design-patterns--${page}`, width })),
  ),
  { name: 'television', story: 'design-patterns--home-television', width: 960, globals: { density: 'tv' } },
  { name: 'home-loading', story: 'design-patterns--home-loading', width: 1280 },
  { name: 'home-offline', story: 'design-patterns--home-offline', width: 1280 },
]
