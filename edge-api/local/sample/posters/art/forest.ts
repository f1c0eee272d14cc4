import { between, circle, fill, glow, n, path, polygon, repeat, stroke, wash, type Art } from './scene.ts'

/** Bare trunks in fog, and something pale between them. */
export const forest: Art = (scene) => {
  const { width, height, palette, random } = scene
  const x = width * between(random, 0.35, 0.65)
  const unit = Math.min(width, height)
  const trunks = (count: number, color: string, thick: number): string =>
    repeat(count, (index) => {
      const foot = ((index + between(random, 0.1, 0.9)) / count) * width
      const lean = between(random, -0.06, 0.06) * unit
      const half = unit * thick * between(random, 0.6, 1.3)
      const trunk = polygon(
        [
          [foot - half, height],
          [foot + lean - half * 0.55, 0],
          [foot + lean + half * 0.55, 0],
          [foot + half, height],
        ],
        fill(color),
      )
      return (
        trunk +
        repeat(3, (branch) =>
          twig(
            foot + lean * (0.9 - branch * 0.2),
            height * (0.1 + branch * 0.13 + 0.05 * random()),
            unit * between(random, 0.1, 0.2),
            random() < 0.5 ? -1 : 1,
            half,
            color,
          ),
        )
      )
    })
  return (
    wash(scene, 'w', [
      [0, palette.deep],
      [0.45, palette.main],
      [1, palette.ground],
    ]) +
    glow(scene, 'g', x, height * 0.38, unit * 0.62, palette.accent, 0.75) +
    circle(x, height * 0.34, unit * 0.13, fill(palette.light)) +
    trunks(width > height ? 13 : 6, palette.ground, 0.02) +
    trunks(width > height ? 7 : 4, palette.deep, 0.042)
  )
}

function twig(x: number, y: number, length: number, side: number, thick: number, color: string): string {
  return path(
    `M${n(x)} ${n(y + length * 0.5)}Q${n(x + side * length * 0.5)} ${n(y + length * 0.2)} ${n(x + side * length)} ${n(y - length * 0.25)}M${n(x + (side * length) / 2)} ${n(y + length * 0.2)}l${n(side * length * 0.1)} ${n(-length * 0.55)}`,
    `${stroke(color, Math.max(1.5, thick * 0.55))} stroke-linecap="round"`,
  )
}
