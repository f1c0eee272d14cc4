import { between, circle, fill, n, path, pick, repeat, stroke, wash, type Art } from './scene.ts'

/** Circles around one point: filled, as thin lines, or as half a rainbow. */
export const rings: Art = (scene) => {
  const { width, height, palette, random } = scene
  const x = width * between(random, 0.3, 0.7)
  const y = height * between(random, 0.32, 0.42)
  const unit = Math.min(width, height)
  const colors = [palette.accent, palette.ground, palette.main, palette.light]
  const shapes = pick(random, [
    () => {
      const step = unit * between(random, 0.075, 0.11)
      return repeat(7, (index) => circle(x, y, (7 - index) * step, fill(colors[(6 - index) % 4] as string)))
    },
    () =>
      repeat(13, (index) =>
        circle(
          x,
          y + index * 2,
          unit * (0.05 + index * 0.05),
          stroke(index === 3 ? palette.accent : palette.main, 4),
        ),
      ) + circle(x, y, unit * 0.06, fill(palette.accent)),
    () => {
      const step = unit * 0.085
      return `<g transform="translate(0 ${n(height * between(random, -0.06, 0.06))})">${repeat(6, (index) => path(`M${n(width / 2 - (6 - index) * step)} ${n(height * 0.55)}a${n((6 - index) * step)} ${n((6 - index) * step)} 0 0 1 ${n(2 * (6 - index) * step)} 0z`, fill([palette.main, palette.accent, palette.light, palette.main, palette.accent, palette.ground][index] as string)))}</g>`
    },
    () =>
      repeat(3, (index) =>
        circle(
          width * (0.3 + 0.2 * index),
          height * (0.26 + 0.11 * index),
          unit * 0.27,
          fill(colors[[2, 0, 3][index] as number] as string, 0.82),
        ),
      ),
  ] as const)()
  return (
    wash(scene, 'w', [
      [0, palette.deep],
      [1, palette.ground],
    ]) + shapes
  )
}
