import { between, circle, fill, n, path, polygon, stars, wash, type Art } from './scene.ts'

/** A rocket on its trail toward a large pale moon. */
export const rocket: Art = (scene) => {
  const { width, height, palette, random } = scene
  const unit = Math.min(width, height)
  const size = unit * 0.13
  const turn = between(random, -30, 30)
  const body = `M0 ${n(-size * 1.8)}C${n(size * 0.9)} ${n(-size * 0.8)} ${n(size * 0.6)} ${n(size * 0.6)} ${n(size * 0.45)} ${n(size)}H${n(-size * 0.45)}C${n(-size * 0.6)} ${n(size * 0.6)} ${n(-size * 0.9)} ${n(-size * 0.8)} 0 ${n(-size * 1.8)}z`
  return (
    wash(scene, 'w', [
      [0, palette.deep],
      [0.7, palette.main],
      [1, palette.ground],
    ]) +
    stars(scene, 60, 0.8) +
    circle(width * (turn < 0 ? 0.22 : 0.78), height * 0.14, unit * 0.24, fill(palette.light, 0.92)) +
    `<g transform="translate(${n(width / 2)} ${n(height * 0.38)}) rotate(${n(turn)})">` +
    polygon(
      [
        [-size * 0.4, size],
        [size * 0.4, size],
        [size * 0.75, unit * 1.6],
        [-size * 0.75, unit * 1.6],
      ],
      fill(palette.light, 0.22),
    ) +
    path(
      `M${n(-size * 0.36)} ${n(size)}Q0 ${n(size * 3.4)} ${n(size * 0.36)} ${n(size)}z`,
      fill(palette.accent),
    ) +
    path(
      `M${n(-size * 0.5)} ${n(size * 0.1)}L${n(-size * 1.1)} ${n(size * 1.3)}L${n(-size * 0.3)} ${n(size)}zM${n(size * 0.5)} ${n(size * 0.1)}L${n(size * 1.1)} ${n(size * 1.3)}L${n(size * 0.3)} ${n(size)}z`,
      fill(palette.accent),
    ) +
    path(body, fill(palette.light)) +
    circle(0, -size * 0.35, size * 0.3, fill(palette.deep)) +
    '</g>'
  )
}
