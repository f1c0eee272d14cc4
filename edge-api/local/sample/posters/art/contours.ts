import { between, circle, fill, n, path, repeat, stroke, wash, type Art } from './scene.ts'

/** Contour lines of a map that nobody has drawn yet. */
export const contours: Art = (scene) => {
  const { width, height, palette, random } = scene
  const x = width * between(random, 0.35, 0.65)
  const y = height * 0.38
  const phases = [random() * 6.28, random() * 6.28, random() * 6.28] as const
  const lines = 15
  const line = (index: number): string => {
    const radius = Math.min(width, height) * (0.035 + 0.05 * index)
    const points = Array.from({ length: 48 }, (_, step) => {
      const angle = (step / 48) * 2 * Math.PI
      const bump =
        1 +
        0.16 * Math.sin(2 * angle + phases[0]) +
        0.1 * Math.sin(3 * angle + phases[1] + index * 0.12) +
        0.05 * Math.sin(5 * angle + phases[2])
      return `${n(x + radius * bump * Math.cos(angle) * 1.1)} ${n(y + radius * bump * Math.sin(angle))}`
    })
    return path(
      `M${points.join('L')}z`,
      stroke(index === 4 ? palette.accent : palette.main, index === 4 ? 5 : 2.2),
    )
  }
  return (
    wash(scene, 'w', [
      [0, palette.deep],
      [1, palette.ground],
    ]) +
    repeat(lines, line) +
    circle(x, y, Math.min(width, height) * 0.03, fill(palette.accent))
  )
}
