// Pictures of places: what is far away lies high, silhouettes stand in front.
import {
  between,
  circle,
  fill,
  glow,
  n,
  path,
  pick,
  polygon,
  rect,
  repeat,
  silhouette,
  stars,
  stroke,
  wash,
  type Art,
  type Scene,
} from './scene.ts'

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

/** A city at night with some windows lit. */
export const skyline: Art = (scene) => {
  const { width, height, palette, random } = scene
  const row = (top: number, color: string, windows: string | undefined): string => {
    let drawn = ''
    for (let x = -10; x < width;) {
      const wide = Math.min(width, height) * between(random, 0.1, 0.19)
      const y = height * (top + between(random, -0.13, 0.1))
      drawn += rect(x, y, wide, height - y, fill(color))
      if (random() < 0.25) drawn += rect(x + wide / 2 - 1, y - wide * 0.5, 2.5, wide * 0.5, fill(color))
      if (windows) drawn += litWindows(scene, x, y, wide, windows)
      x += wide + (random() < 0.3 ? 6 : 0)
    }
    return drawn
  }
  const radius = Math.min(width, height) * 0.15
  return (
    wash(scene, 'w', [
      [0, palette.deep],
      [0.62, palette.main],
      [0.8, palette.accent],
    ]) +
    circle(width * between(random, 0.25, 0.75), height * 0.2, radius, fill(palette.accent)) +
    row(0.46, palette.ground, undefined) +
    row(0.6, palette.deep, palette.accent)
  )
}

function litWindows(
  { height, random }: Scene,
  left: number,
  top: number,
  wide: number,
  color: string,
): string {
  const columns = Math.max(2, Math.floor(wide / 13))
  const rows = Math.floor((height - top) / 17)
  const gap = wide / (columns + 0.4)
  return repeat(columns * rows, (index) =>
    random() < 0.3
      ? rect(
          left + gap * (0.4 + (index % columns)),
          top + 10 + 17 * Math.floor(index / columns),
          gap * 0.5,
          8,
          fill(color, 0.85),
        )
      : '',
  )
}

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

/** Bare trunks in fog, and something pale between them. */
export const forest: Art = (scene) => {
  const { width, height, palette, random } = scene
  const x = width * between(random, 0.35, 0.65)
  const unit = Math.min(width, height)
  const trunks = (count: number, color: string, thick: number): string =>
    repeat(count, (index) => {
      const foot = ((index + between(random, 0.1, 0.9)) / count) * width
      const lean = between(random, -0.06, 0.06) * unit
      const half = unit * thick * between(random, 0.6, 1.3)
      const trunk = polygon(
        [
          [foot - half, height],
          [foot + lean - half * 0.55, 0],
          [foot + lean + half * 0.55, 0],
          [foot + half, height],
        ],
        fill(color),
      )
      return (
        trunk +
        repeat(3, (branch) =>
          twig(
            foot + lean * (0.9 - branch * 0.2),
            height * (0.1 + branch * 0.13 + 0.05 * random()),
            unit * between(random, 0.1, 0.2),
            random() < 0.5 ? -1 : 1,
            half,
            color,
          ),
        )
      )
    })
  return (
    wash(scene, 'w', [
      [0, palette.deep],
      [0.45, palette.main],
      [1, palette.ground],
    ]) +
    glow(scene, 'g', x, height * 0.38, unit * 0.62, palette.accent, 0.75) +
    circle(x, height * 0.34, unit * 0.13, fill(palette.light)) +
    trunks(width > height ? 13 : 6, palette.ground, 0.02) +
    trunks(width > height ? 7 : 4, palette.deep, 0.042)
  )
}

function twig(x: number, y: number, length: number, side: number, thick: number, color: string): string {
  return path(
    `M${n(x)} ${n(y + length * 0.5)}Q${n(x + side * length * 0.5)} ${n(y + length * 0.2)} ${n(x + side * length)} ${n(y - length * 0.25)}M${n(x + (side * length) / 2)} ${n(y + length * 0.2)}l${n(side * length * 0.1)} ${n(-length * 0.55)}`,
    `${stroke(color, Math.max(1.5, thick * 0.55))} stroke-linecap="round"`,
  )
}

/** Peaks with snow, a sun and a thin road. */
export const mountains: Art = (scene) => {
  const { width, height, palette, random } = scene
  const unit = Math.min(width, height)
  const base = height * 0.68
  const peak = (x: number, tall: number, color: string, snow: string): string => {
    const top = base - tall
    const half = tall * 0.78
    const cap = tall * 0.3
    return (
      polygon(
        [
          [x - half, base],
          [x, top],
          [x + half, base],
        ],
        fill(color),
      ) +
      polygon(
        [
          [x, top],
          [x + cap * 0.78, top + cap],
          [x + cap * 0.3, top + cap * 0.72],
          [x, top + cap * 1.15],
          [x - cap * 0.32, top + cap * 0.75],
          [x - cap * 0.78, top + cap],
        ],
        fill(snow),
      )
    )
  }
  return (
    wash(scene, 'w', [
      [0, palette.main],
      [0.68, palette.light],
    ]) +
    circle(
      width * between(random, 0.2, 0.8),
      height * between(random, 0.14, 0.24),
      unit * 0.12,
      fill(palette.accent),
    ) +
    peak(
      width * between(random, 0.05, 0.25),
      unit * between(random, 0.55, 0.75),
      palette.main,
      palette.light,
    ) +
    peak(width * between(random, 0.72, 0.98), unit * between(random, 0.5, 0.8), palette.main, palette.light) +
    peak(width * between(random, 0.4, 0.6), unit * between(random, 0.75, 0.98), palette.deep, palette.light) +
    ridge(scene, 0.66, 0.03, palette.deep) +
    ridge(scene, 0.74, 0.04, palette.ground)
  )
}

/** Searchlights crossing over a torn horizon. */
export const searchlights: Art = (scene) => {
  const { width, height, palette, random } = scene
  const ground = height * 0.66
  const beam = (index: number): string => {
    const x = width * (0.15 + 0.35 * index)
    const aim = width * between(random, 0.1, 0.9)
    const spread = Math.min(width, height) * 0.12
    return polygon(
      [
        [x - 4, ground],
        [aim - spread, -10],
        [aim + spread, -10],
        [x + 4, ground],
      ],
      fill(index === 1 ? palette.accent : palette.light, 0.36),
    )
  }
  const posts = repeat(width > height ? 18 : 8, (index) => {
    const x = ((index + 0.5 * random()) / (width > height ? 17 : 7)) * width
    const tall = height * between(random, 0.03, 0.09)
    return path(
      `M${n(x)} ${n(ground + 14)}l${n(between(random, -6, 6))} ${n(-tall - 14)}`,
      stroke(silhouette(palette), 4),
    )
  })
  return (
    wash(scene, 'w', [
      [0, palette.deep],
      [0.66, palette.main],
    ]) +
    stars(scene, 26, 0.5) +
    repeat(3, beam) +
    glow(
      scene,
      'g',
      width * between(random, 0.3, 0.7),
      ground,
      Math.min(width, height) * 0.42,
      palette.accent,
      0.8,
    ) +
    posts +
    ridge(scene, 0.68, 0.018, palette.deep)
  )
}

/** A rolling silhouette across the scene, from its height downward. */
function ridge({ width, height, random }: Scene, top: number, relief: number, color: string): string {
  const steps = width > height ? 7 : 4
  const high = (): number => height * (top + between(random, -relief, relief))
  let y = high()
  let line = `M0 ${n(y)}`
  for (let step = 1; step <= steps; step++) {
    const next = high()
    line += `C${n(((step - 0.5) / steps) * width)} ${n(y)} ${n(((step - 0.5) / steps) * width)} ${n(next)} ${n((step / steps) * width)} ${n(next)}`
    y = next
  }
  return path(`${line}V${n(height)}H0z`, fill(color))
}
