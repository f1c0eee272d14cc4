import { between, circle, fill, n, path, pick, wash, type Art } from './scene.ts'

/** A spiral that pulls inward. */
export const spiral: Art = (scene) => {
  const { width, height, palette, random } = scene
  const x = width * between(random, 0.42, 0.58)
  const y = height * 0.38
  const far = Math.max(width, height) * 0.62
  const way = pick(random, [1, -1])
  const arm = (start: number, color: string): string => {
    const edge = (shift: number): string[] =>
      Array.from({ length: 120 }, (_, step) => {
        const angle = (step / 119) * 5.2 * Math.PI
        const radius = far * (step / 119) ** 1.5
        return `${n(x + radius * Math.cos(way * (angle + start + shift)))} ${n(y + radius * Math.sin(way * (angle + start + shift)))}`
      })
    return path(`M${edge(0).join('L')}L${edge(0.95).reverse().join('L')}z`, fill(color))
  }
  return (
    wash(scene, 'w', [
      [0, palette.ground],
      [1, palette.deep],
    ]) +
    arm(0, palette.main) +
    arm(Math.PI, palette.accent) +
    circle(x, y, Math.min(width, height) * 0.035, fill(palette.light))
  )
}
