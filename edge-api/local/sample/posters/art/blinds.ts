import { between, fill, n, pick, rect, repeat, silhouette, wash, type Art } from './scene.ts'
import { figure } from './shapes.ts'

/** Window blinds with light falling through, and a face's shadow of a profile. */
export const blinds: Art = (scene) => {
  const { width, height, palette, random } = scene
  const slats = 15
  const tilt = pick(random, [-9, -6, 7, 10])
  const light = repeat(slats, (index) =>
    rect(
      -width * 0.2,
      (height * 0.74 * index) / slats,
      width * 1.4,
      (height * 0.74) / slats / 2.1,
      fill(palette.accent, 0.95 - 0.05 * index),
    ),
  )
  const unit = Math.min(width, height)
  const x = width * between(random, 0.42, 0.58)
  return (
    wash(scene, 'w', [
      [0, palette.ground],
      [0.6, palette.main],
      [1, palette.ground],
    ]) +
    `<g transform="rotate(${tilt} ${n(width / 2)} ${n(height / 2)})">${light}</g>` +
    figure(x, height * 0.76, unit * 0.068, silhouette(palette)) +
    rect(0, height * 0.755, width, height * 0.3, fill(palette.ground))
  )
}
