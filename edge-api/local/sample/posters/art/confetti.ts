import { between, circle, fill, n, pick, polygon, repeat, stroke, wash, type Art } from './scene.ts'
import { star } from './shapes.ts'

/** Toy shapes thrown in the air. */
export const confetti: Art = (scene) => {
  const { width, height, palette, random } = scene
  const colors = [palette.main, palette.accent, palette.light, palette.deep] as const
  const unit = Math.min(width, height)
  const columns = width > height ? 6 : 3
  const rows = width > height ? 3 : 4
  const shapes = repeat(columns * rows, (index) => {
    const x = (((index % columns) + 0.5 + between(random, -0.28, 0.28)) * width) / columns
    const y = ((Math.floor(index / columns) + 0.5 + between(random, -0.25, 0.25)) * height * 0.78) / rows
    const size = unit * between(random, 0.06, 0.145)
    const paint = fill(pick(random, colors))
    const spin = `transform="rotate(${Math.floor(random() * 360)} ${n(x)} ${n(y)})"`
    const kinds = [
      () => circle(x, y, size, paint),
      () =>
        `<rect x="${n(x - size)}" y="${n(y - size * 0.45)}" width="${n(size * 2)}" height="${n(size * 0.9)}" rx="${n(size * 0.45)}" ${paint} ${spin}/>`,
      () =>
        polygon(
          [
            [x, y - size * 1.1],
            [x + size, y + size * 0.7],
            [x - size, y + size * 0.7],
          ],
          `${paint} ${spin}`,
        ),
      () => circle(x, y, size * 0.72, stroke(pick(random, colors), size * 0.42)),
      () => star(x, y, size * 1.15, paint, spin),
    ] as const
    return pick(random, kinds)()
  })
  return (
    wash(scene, 'w', [
      [0, palette.ground],
      [0.6, palette.ground],
      [1, palette.deep],
    ]) + shapes
  )
}
