import { between, circle, fill, glow, stars, wash, type Art } from './scene.ts'
import { ridge } from './shapes.ts'

/** A moon over layered hills. */
export const moon: Art = (scene) => {
  const { width, height, palette, random } = scene
  const radius = Math.min(width, height) * between(random, 0.17, 0.27)
  const x = width * between(random, 0.3, 0.7)
  const y = height * between(random, 0.24, 0.34)
  const bite =
    random() < 0.4 ? circle(x + radius * 0.42, y - radius * 0.18, radius * 0.92, fill(palette.deep)) : ''
  return (
    wash(scene, 'w', [
      [0, palette.deep],
      [0.75, palette.main],
    ]) +
    stars(scene, 40, 0.5) +
    glow(scene, 'g', x, y, radius * 2.3, palette.light, 0.4) +
    circle(x, y, radius, fill(palette.light)) +
    bite +
    ridge(scene, 0.52, 0.05, palette.main) +
    ridge(scene, 0.6, 0.06, palette.ground) +
    ridge(scene, 0.72, 0.04, palette.deep)
  )
}
