import { between, circle, fill, polygon, wash, type Art } from './scene.ts'
import { ridge } from './shapes.ts'

/** Peaks with snow, a sun and a thin road. */
export const mountains: Art = (scene) => {
  const { width, height, palette, random } = scene
  const unit = Math.min(width, height)
  const base = height * 0.68
  const peak = (x: number, tall: number, color: string, snow: string): string => {
    const top = base - tall
    const half = tall * 0.78
    const cap = tall * 0.3
    return (
      polygon(
        [
          [x - half, base],
          [x, top],
          [x + half, base],
        ],
        fill(color),
      ) +
      polygon(
        [
          [x, top],
          [x + cap * 0.78, top + cap],
          [x + cap * 0.3, top + cap * 0.72],
          [x, top + cap * 1.15],
          [x - cap * 0.32, top + cap * 0.75],
          [x - cap * 0.78, top + cap],
        ],
        fill(snow),
      )
    )
  }
  return (
    wash(scene, 'w', [
      [0, palette.main],
      [0.68, palette.light],
    ]) +
    circle(
      width * between(random, 0.2, 0.8),
      height * between(random, 0.14, 0.24),
      unit * 0.12,
      fill(palette.accent),
    ) +
    peak(
      width * between(random, 0.05, 0.25),
      unit * between(random, 0.55, 0.75),
      palette.main,
      palette.light,
    ) +
    peak(width * between(random, 0.72, 0.98), unit * between(random, 0.5, 0.8), palette.main, palette.light) +
    peak(width * between(random, 0.4, 0.6), unit * between(random, 0.75, 0.98), palette.deep, palette.light) +
    ridge(scene, 0.66, 0.03, palette.deep) +
    ridge(scene, 0.74, 0.04, palette.ground)
  )
}
