// How far two colors of the page are apart (WCAG 2.2), and which pairs of tokens must be.

export interface Pair {
  front: string
  back: string
  least: number
  what: string
}

export const pairs: Pair[] = [
  { front: '--is-color-on-surface', back: '--is-color-surface', least: 4.5, what: 'Text' },
  { front: '--is-color-on-surface', back: '--is-color-surface-raised', least: 4.5, what: 'Text on buttons' },
  { front: '--is-color-on-surface-muted', back: '--is-color-surface', least: 4.5, what: 'Quiet text' },
  {
    front: '--is-color-on-surface-muted',
    back: '--is-color-surface-raised',
    least: 4.5,
    what: 'Quiet text on buttons',
  },
  { front: '--is-color-on-accent', back: '--is-color-accent', least: 4.5, what: 'Text on the accent' },
  { front: '--is-color-error', back: '--is-color-surface', least: 4.5, what: 'Failures' },
  { front: '--is-color-accent', back: '--is-color-surface', least: 3, what: 'The accent' },
  { front: '--is-color-outline', back: '--is-color-surface', least: 3, what: 'Borders of controls' },
  { front: '--is-color-focus', back: '--is-color-surface', least: 3, what: 'The focus ring' },
  { front: '--is-color-focus', back: '--is-color-focus-halo', least: 3, what: 'The ring and its halo' },
  { front: '--is-chart-watched', back: '--is-color-surface', least: 3, what: 'Bars: watched' },
  { front: '--is-chart-recommended', back: '--is-color-surface', least: 3, what: 'Bars: recommended' },
  { front: '--is-chart-hit', back: '--is-color-surface', least: 3, what: 'Bars: hits' },
]

/** The ratio of two custom properties where `where` stands. */
export function ratioOf({ front, back }: Pair, where: Element): number {
  const [light = 0, dark = 0] = [luminanceOf(front, where), luminanceOf(back, where)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function luminanceOf(name: string, where: Element): number {
  const [r = 0, g = 0, b = 0] = channelsOf(name, where).map((share) =>
    share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** The browser reads the color, whatever way it was written. */
function channelsOf(name: string, where: Element): number[] {
  const context = document.createElement('canvas').getContext('2d')
  if (!context) return []
  context.fillStyle = getComputedStyle(where).getPropertyValue(name)
  context.fillRect(0, 0, 1, 1)
  return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)].map((channel) => channel / 255)
}
