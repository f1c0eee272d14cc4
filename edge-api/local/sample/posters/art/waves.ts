import { between, circle, fill, n, path, repeat, wash, type Art } from './scene.ts'

/** Layered waves that darken toward the front. */
export const waves: Art = (scene) => {
  const { width, height, palette, random } = scene
  const colors = [palette.light, palette.accent, palette.main, palette.deep, palette.ground]
  const layer = (index: number): string => {
    const y = height * (0.3 + index * 0.1)
    const swell = height * between(random, 0.02, 0.05)
    const length = width / between(random, 1.2, 2.4)
    const start = -length * random()
    const humps = repeat(
      (width - start) / length + 1,
      () => `q${n(length / 4)} ${n(-swell * 2)} ${n(length / 2)} 0t${n(length / 2)} 0`,
    )
    return path(`M${n(start)} ${n(y)}${humps}V${n(height)}H${n(start)}z`, fill(colors[index] as string))
  }
  const radius = Math.min(width, height) * 0.16
  const sun = circle(width * between(random, 0.3, 0.7), height * 0.2, radius, fill(palette.accent))
  return (
    wash(scene, 'w', [
      [0, palette.deep],
      [0.5, palette.main],
    ]) +
    sun +
    repeat(5, layer)
  )
}
