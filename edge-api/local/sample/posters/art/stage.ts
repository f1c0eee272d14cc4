// Pictures of movement and of the stage: curtain, spiral, airplanes, and a letter as large as the poster.
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
} from './scene.ts'
import { escapeXml, TYPEFACES } from '../text.ts'

/** A curtain drawn aside, a spotlight on the boards. */
export const curtain: Art = (scene) => {
  const { width, height, palette, random } = scene
  const floor = height * 0.66
  const folds = 7
  const side = (mirror: boolean): string => {
    const wide = width * 0.36
    const drawn = repeat(folds, (index) => {
      const x = (wide / folds) * index
      const fold = wide / folds
      return path(
        `M${n(x * 1.25)} 0H${n((x + fold) * 1.25)}Q${n((x + fold) * 0.92)} ${n(floor * 0.6)} ${n((x + fold) * 0.7)} ${n(floor)}H${n(x * 0.7)}Q${n(x * 0.92)} ${n(floor * 0.6)} ${n(x * 1.25)} 0z`,
        fill(index % 2 === 0 ? palette.main : palette.accent, index % 2 === 0 ? 1 : 0.85),
      )
    })
    return mirror ? `<g transform="translate(${n(width)} 0) scale(-1 1)">${drawn}</g>` : drawn
  }
  const x = width * between(random, 0.45, 0.55)
  return (
    wash(scene, 'w', [
      [0, palette.deep],
      [1, palette.ground],
    ]) +
    polygon(
      [
        [x - 6, -10],
        [x + 6, -10],
        [x + width * 0.17, floor],
        [x - width * 0.17, floor],
      ],
      fill(palette.light, 0.2),
    ) +
    rect(0, floor, width, height - floor, fill(silhouette(palette))) +
    `<ellipse cx="${n(x)}" cy="${n(floor + height * 0.02)}" rx="${n(width * 0.19)}" ry="${n(height * 0.035)}" ${fill(palette.light)}/>` +
    side(false) +
    side(true) +
    repeat(8, (index) =>
      path(
        `M${n((index * width) / 8)} 0h${n(width / 8)}a${n(width / 16)} ${n(height * 0.07)} 0 0 1 ${n(-width / 8)} 0z`,
        fill(index % 2 === 0 ? palette.accent : palette.main),
      ),
    )
  )
}

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

/** Old airplanes in formation over clouds. */
export const airplanes: Art = (scene) => {
  const { width, height, palette, random } = scene
  const unit = Math.min(width, height)
  const plane =
    'M-.08 -.5Q0 -.66 .08 -.5L.1 -.2L1 -.08V.1L.1 .14L.06 .56L.34 .66V.78H-.34V.66L-.06 .56L-.1 .14L-1 .1V-.08L-.1 -.2z'
  const turn = between(random, 24, 58)
  const dark = silhouette(palette)
  const places = [
    [0.5, 0.3, 0.25],
    [0.22, 0.5, 0.13],
    [0.82, 0.52, 0.13],
  ] as const
  return (
    wash(scene, 'w', [
      [0, palette.main],
      [0.6, palette.accent],
    ]) +
    circle(width * between(random, 0.3, 0.7), height * 0.3, unit * 0.27, fill(palette.light)) +
    repeat(
      7,
      () =>
        `<rect x="${n(random() * width - unit * 0.2)}" y="${n(height * between(random, 0.08, 0.62))}" width="${n(unit * between(random, 0.25, 0.55))}" height="${n(unit * 0.035)}" rx="${n(unit * 0.018)}" ${fill(palette.light, 0.55)}/>`,
    ) +
    places
      .map(([x, y, size]) =>
        path(
          plane,
          `${fill(dark)} transform="translate(${n(x * width)} ${n(y * height)}) rotate(${n(turn)}) scale(${n(size * unit)})"`,
        ),
      )
      .join('') +
    rect(0, height * 0.7, width, height * 0.3, fill(palette.ground))
  )
}

/** The first letter of the title, larger than the poster, with a second color behind it. */
export const monogram: Art = (scene) => {
  const { width, height, palette, random, initial } = scene
  const size = Math.min(width * 1.25, height * 0.95)
  const x = width * between(random, 0.42, 0.58)
  const letter = (shift: number, paint: string): string =>
    `<text x="${n(x + shift)}" y="${n(height * 0.36 + size * 0.36 + shift)}" text-anchor="middle" font-family="${pick(random, [TYPEFACES.serif, TYPEFACES.slab]).family}" font-weight="800" font-size="${n(size)}" ${paint}>${escapeXml(initial)}</text>`
  return (
    wash(scene, 'w', [
      [0, palette.deep],
      [1, palette.ground],
    ]) +
    circle(
      width * between(random, 0.2, 0.8),
      height * between(random, 0.2, 0.45),
      Math.min(width, height) * 0.36,
      fill(palette.main),
    ) +
    letter(8, fill(palette.deep, 0.55)) +
    letter(0, fill(palette.accent))
  )
}

/** A heart of thin rings, or two circles that meet. */
export const embrace: Art = (scene) => {
  const { width, height, palette, random } = scene
  const unit = Math.min(width, height)
  const x = width / 2
  const y = height * 0.36
  const r = unit * 0.26
  const heart = (scale: number): string =>
    `M0 ${n(r * scale)}C${n(-r * 1.7 * scale)} ${n(-r * 0.1 * scale)} ${n(-r * 0.95 * scale)} ${n(-r * 1.35 * scale)} 0 ${n(-r * 0.5 * scale)}C${n(r * 0.95 * scale)} ${n(-r * 1.35 * scale)} ${n(r * 1.7 * scale)} ${n(-r * 0.1 * scale)} 0 ${n(r * scale)}z`
  const picture = pick(random, [
    () =>
      `<g transform="translate(${n(x)} ${n(y)})">${repeat(6, (i) => path(heart(1.65 - i * 0.27), fill([palette.deep, palette.main, palette.accent, palette.light, palette.main, palette.accent][i] as string)))}</g>`,
    () =>
      circle(x - r * 0.62, y, r * 1.1, fill(palette.main, 0.9)) +
      circle(x + r * 0.62, y, r * 1.1, fill(palette.accent, 0.75)) +
      circle(x, y - r * 0.05, r * 0.16, fill(palette.light)),
    () =>
      glow(scene, 'g', x, y, r * 2.4, palette.light, 0.8) +
      repeat(9, (i) =>
        circle(
          x + (i % 2 ? 1 : -1) * r * 0.5,
          y,
          r * (0.25 + 0.13 * i),
          stroke(i % 2 ? palette.main : palette.accent, 3.5),
        ),
      ),
  ] as const)()
  return (
    wash(scene, 'w', [
      [0, palette.ground],
      [0.6, palette.deep],
      [1, palette.ground],
    ]) +
    stars(scene, 14, 0.6) +
    picture
  )
}
