import { between, fill, glow, n, path, silhouette, stroke, wash, type Art } from './scene.ts'
import { figure } from './shapes.ts'

/** A keyhole with light behind the door. */
export const keyhole: Art = (scene) => {
  const { width, height, palette, random } = scene
  const unit = Math.min(width, height)
  const x = width * between(random, 0.4, 0.6)
  const y = height * 0.29
  const radius = unit * 0.17
  const foot = y + radius * 3
  const hole = `M${n(x - radius * 0.5)} ${n(y + radius * 0.85)}A${n(radius)} ${n(radius)} 0 1 1 ${n(x + radius * 0.5)} ${n(y + radius * 0.85)}L${n(x + radius * 1.05)} ${n(foot)}H${n(x - radius * 1.05)}z`
  return (
    wash(scene, 'w', [
      [0, palette.ground],
      [1, palette.deep],
    ]) +
    `<clipPath id="${scene.id}k">${path(hole, '')}</clipPath>` +
    glow(scene, 'g', x, y + radius, radius * 3.6, palette.main, 0.9) +
    path(hole, fill(palette.accent)) +
    `<g clip-path="url(#${scene.id}k)">${glow(scene, 'h', x, y, radius * 1.9, palette.light, 0.9)}${figure(x + between(random, -0.3, 0.3) * radius, foot + 2, radius * 0.26, silhouette(palette))}</g>` +
    path(hole, stroke(palette.light, 3, 0.7))
  )
}
