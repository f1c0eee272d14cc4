import {
  between,
  circle,
  fill,
  n,
  path,
  pick,
  polygon,
  rect,
  silhouette,
  stroke,
  wash,
  type Art,
} from './scene.ts'

/** A low sun behind mesas, a cactus in front. */
export const mesas: Art = (scene) => {
  const { width, height, palette, random } = scene
  const radius = Math.min(width, height) * between(random, 0.24, 0.32)
  const sunX = width * between(random, 0.4, 0.6)
  const horizon = height * 0.6
  const mesa = (x: number, wide: number, tall: number, color: string): string =>
    polygon(
      [
        [x - wide, horizon + 2],
        [x - wide * 0.7, horizon - tall * 0.45],
        [x - wide * 0.55, horizon - tall],
        [x + wide * 0.5, horizon - tall],
        [x + wide * 0.68, horizon - tall * 0.4],
        [x + wide, horizon + 2],
      ],
      fill(color),
    )
  const unit = Math.min(width, height)
  return (
    wash(scene, 'w', [
      [0, palette.ground],
      [0.35, palette.main],
      [0.6, palette.accent],
    ]) +
    circle(sunX, horizon - radius * 0.55, radius, fill(palette.light)) +
    mesa(width * between(random, 0, 0.14), unit * 0.26, unit * 0.3, palette.main) +
    mesa(width * between(random, 0.9, 1.02), unit * 0.3, unit * between(random, 0.34, 0.46), palette.deep) +
    rect(0, horizon, width, height, fill(palette.ground)) +
    path(
      `M0 ${n(horizon)}Q${n(width * 0.4)} ${n(horizon + unit * 0.1)} ${n(width)} ${n(horizon + unit * 0.03)}V${n(height)}H0z`,
      fill(palette.deep),
    ) +
    cactus(width * pick(random, [0.16, 0.82]), horizon + unit * 0.13, unit * 0.05, silhouette(palette))
  )
}

function cactus(x: number, foot: number, size: number, color: string): string {
  const arm = (d: string) =>
    path(d, `${stroke(color, size * 0.62)} stroke-linecap="round" stroke-linejoin="round"`)
  return (
    path(`M${n(x)} ${n(foot)}V${n(foot - size * 6)}`, `${stroke(color, size * 0.9)} stroke-linecap="round"`) +
    arm(`M${n(x)} ${n(foot - size * 2.2)}h${n(-size * 1.5)}v${n(-size * 1.6)}`) +
    arm(`M${n(x)} ${n(foot - size * 3)}h${n(size * 1.5)}v${n(-size * 1.8)}`)
  )
}
