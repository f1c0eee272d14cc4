import { between, circle, fill, rect, repeat, wash, type Art, type Scene } from './scene.ts'

/** A city at night with some windows lit. */
export const skyline: Art = (scene) => {
  const { width, height, palette, random } = scene
  const row = (top: number, color: string, windows: string | undefined): string => {
    let drawn = ''
    for (let x = -10; x < width;) {
      const wide = Math.min(width, height) * between(random, 0.1, 0.19)
      const y = height * (top + between(random, -0.13, 0.1))
      drawn += rect(x, y, wide, height - y, fill(color))
      if (random() < 0.25) drawn += rect(x + wide / 2 - 1, y - wide * 0.5, 2.5, wide * 0.5, fill(color))
      if (windows) drawn += litWindows(scene, x, y, wide, windows)
      x += wide + (random() < 0.3 ? 6 : 0)
    }
    return drawn
  }
  const radius = Math.min(width, height) * 0.15
  return (
    wash(scene, 'w', [
      [0, palette.deep],
      [0.62, palette.main],
      [0.8, palette.accent],
    ]) +
    circle(width * between(random, 0.25, 0.75), height * 0.2, radius, fill(palette.accent)) +
    row(0.46, palette.ground, undefined) +
    row(0.6, palette.deep, palette.accent)
  )
}

function litWindows(
  { height, random }: Scene,
  left: number,
  top: number,
  wide: number,
  color: string,
): string {
  const columns = Math.max(2, Math.floor(wide / 13))
  const rows = Math.floor((height - top) / 17)
  const gap = wide / (columns + 0.4)
  return repeat(columns * rows, (index) =>
    random() < 0.3
      ? rect(
          left + gap * (0.4 + (index % columns)),
          top + 10 + 17 * Math.floor(index / columns),
          gap * 0.5,
          8,
          fill(color, 0.85),
        )
      : '',
  )
}
