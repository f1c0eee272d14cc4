import { between, circle, fill, pick, polygon, rect, repeat, type Art } from './scene.ts'
import { star } from './shapes.ts'

/** Rays from a sun that stands behind the title's edge. */
export const sunburst: Art = (scene) => {
  const { width, height, palette, random } = scene
  const x = width * between(random, 0.42, 0.58)
  const y = height * between(random, 0.4, 0.5)
  const far = Math.hypot(width, height)
  const count = pick(random, [14, 18, 22])
  const turn = random()
  const rays = repeat(count, (index) => {
    const from = ((index + turn) / count) * 2 * Math.PI
    const to = ((index + turn + 0.5) / count) * 2 * Math.PI
    return polygon(
      [
        [x, y],
        [x + far * Math.cos(from), y + far * Math.sin(from)],
        [x + far * Math.cos(to), y + far * Math.sin(to)],
      ],
      '',
    )
  })
  const radius = Math.min(width, height) * 0.2
  const heart = pick(random, [
    () =>
      circle(x, y, radius * 1.5, fill(palette.light)) +
      circle(x, y, radius * 1.28, fill(palette.main)) +
      circle(x, y, radius * 0.86, fill(palette.accent)),
    () =>
      star(x, y, radius * 1.6, fill(palette.light), '') + star(x, y, radius * 1.25, fill(palette.main), ''),
    () =>
      circle(x, height * 0.62, radius * 2.1, fill(palette.accent)) +
      circle(x, height * 0.62, radius * 1.7, fill(palette.main)) +
      rect(0, height * 0.62, width, height, fill(palette.ground)),
    () => circle(x, y, radius * 1.3, fill(palette.accent)),
  ] as const)()
  return `${rect(0, 0, width, height, fill(palette.ground))}<g ${fill(palette.deep)}>${rays}</g>${heart}`
}
