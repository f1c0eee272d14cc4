// Pictures of somebody: faces and creatures put together from a few shapes.
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

/** A face of a comedian: a hat, brows, perhaps a mustache. */
export const comedian: Art = (scene) => {
  const { width, height, palette, random } = scene
  const dark = silhouette(palette)
  const r = Math.min(width, height) * 0.27
  const x = width / 2
  const y = height * 0.4
  const look = between(random, -0.08, 0.08) * r
  const eye = (side: number): string =>
    circle(x + side * r * 0.36, y - r * 0.1, r * 0.15, fill('#fff')) +
    circle(x + side * r * 0.36 + look, y - r * 0.08, r * 0.08, fill(dark)) +
    path(
      `M${n(x + side * r * 0.2)} ${n(y - r * 0.36)}q${n(side * r * 0.18)} ${n(-r * between(random, 0.05, 0.22))} ${n(side * r * 0.36)} ${n(r * between(random, -0.05, 0.1))}`,
      `${stroke(dark, r * 0.09)} stroke-linecap="round"`,
    )
  const hat = pick(random, [
    () =>
      path(
        `M${n(x - r * 0.85)} ${n(y - r * 0.55)}C${n(x - r * 0.85)} ${n(y - r * 1.75)} ${n(x + r * 0.85)} ${n(y - r * 1.75)} ${n(x + r * 0.85)} ${n(y - r * 0.55)}z`,
        fill(dark),
      ) + rect(x - r * 1.3, y - r * 0.66, r * 2.6, r * 0.17, `rx="${n(r * 0.08)}" ${fill(dark)}`),
    () =>
      rect(x - r * 0.8, y - r * 1.15, r * 1.6, r * 0.62, `rx="${n(r * 0.06)}" ${fill(palette.light)}`) +
      rect(x - r * 0.8, y - r * 0.82, r * 1.6, r * 0.2, fill(palette.main)) +
      rect(x - r * 1.25, y - r * 0.64, r * 2.5, r * 0.14, fill(palette.light)),
    () =>
      rect(x - r * 0.68, y - r * 1.9, r * 1.36, r * 1.4, fill(dark)) +
      rect(x - r * 0.68, y - r * 0.95, r * 1.36, r * 0.2, fill(palette.accent)) +
      rect(x - r * 1.1, y - r * 0.64, r * 2.2, r * 0.16, fill(dark)),
  ] as const)()
  const mouth = pick(random, [
    () =>
      path(
        `M${n(x - r * 0.2)} ${n(y + r * 0.3)}h${n(r * 0.4)}l${n(r * 0.06)} ${n(r * 0.17)}h${n(-r * 0.52)}z`,
        fill(dark),
      ) +
      path(
        `M${n(x - r * 0.2)} ${n(y + r * 0.62)}q${n(r * 0.2)} ${n(r * 0.12)} ${n(r * 0.4)} 0`,
        `${stroke(dark, r * 0.06)} stroke-linecap="round"`,
      ),
    () => rect(x - r * 0.25, y + r * 0.5, r * 0.5, r * 0.07, `rx="3" ${fill(dark)}`),
    () =>
      circle(x - r * 0.36, y - r * 0.09, r * 0.26, stroke(dark, r * 0.06)) +
      circle(x + r * 0.36, y - r * 0.09, r * 0.26, stroke(dark, r * 0.06)) +
      path(
        `M${n(x - r * 0.3)} ${n(y + r * 0.42)}q${n(r * 0.3)} ${n(r * 0.34)} ${n(r * 0.6)} 0z`,
        fill(palette.main),
      ),
  ] as const)()
  return (
    wash(scene, 'w', [
      [0, palette.ground],
      [1, palette.deep],
    ]) +
    circle(x, y - r * 0.2, r * 1.72, fill(palette.accent)) +
    path(
      `M${n(x - r * 1.5)} ${n(height)}Q${n(x - r * 1.4)} ${n(y + r * 1.1)} ${n(x)} ${n(y + r)}Q${n(x + r * 1.4)} ${n(y + r * 1.1)} ${n(x + r * 1.5)} ${n(height)}z`,
      fill(dark),
    ) +
    polygon(
      [
        [x - r * 0.35, y + r * 0.9],
        [x + r * 0.35, y + r * 0.9],
        [x, y + r * 1.9],
      ],
      fill('#fff'),
    ) +
    circle(x, y, r, fill('#ffe3c8')) +
    eye(-1) +
    eye(1) +
    mouth +
    hat
  )
}

/** The head of a friendly animal. */
export const critter: Art = (scene) => {
  const { width, height, palette, random } = scene
  const dark = '#1b1b2a'
  const r = Math.min(width, height) * 0.29
  const x = width / 2
  const y = height * 0.4
  const coat = pick(random, [palette.main, palette.accent, palette.light])
  const inside = coat === palette.light ? palette.main : palette.light
  const ears = pick(random, [
    () =>
      repeat(
        2,
        (i) =>
          `<ellipse cx="${n(x + (i ? 1 : -1) * r * 0.42)}" cy="${n(y - r * 1.25)}" rx="${n(r * 0.24)}" ry="${n(r * 0.72)}" ${fill(coat)} transform="rotate(${i ? 10 : -10} ${n(x)} ${n(y)})"/><ellipse cx="${n(x + (i ? 1 : -1) * r * 0.42)}" cy="${n(y - r * 1.2)}" rx="${n(r * 0.11)}" ry="${n(r * 0.48)}" ${fill(inside)} transform="rotate(${i ? 10 : -10} ${n(x)} ${n(y)})"/>`,
      ),
    () =>
      repeat(
        2,
        (i) =>
          circle(x + (i ? 1 : -1) * r * 0.78, y - r * 0.72, r * 0.4, fill(coat)) +
          circle(x + (i ? 1 : -1) * r * 0.78, y - r * 0.72, r * 0.2, fill(inside)),
      ),
    () =>
      repeat(2, (i) => {
        const s = i ? 1 : -1
        return polygon(
          [
            [x + s * r * 0.22, y - r * 0.8],
            [x + s * r * 0.95, y - r * 1.35],
            [x + s * r * 0.96, y - r * 0.2],
          ],
          fill(coat),
        )
      }),
  ] as const)()
  const eye = (side: number): string =>
    circle(x + side * r * 0.38, y - r * 0.12, r * 0.17, fill('#fff')) +
    circle(x + side * r * 0.35, y - r * 0.1, r * 0.1, fill(dark)) +
    circle(x + side * r * 0.35 + r * 0.03, y - r * 0.14, r * 0.03, fill('#fff'))
  return (
    wash(scene, 'w', [
      [0, palette.ground],
      [1, palette.deep],
    ]) +
    repeat(9, () =>
      circle(random() * width, random() * height, r * between(random, 0.05, 0.18), fill(palette.deep)),
    ) +
    ears +
    `<ellipse cx="${n(x)}" cy="${n(height * 0.86)}" rx="${n(r * 1.15)}" ry="${n(height * 0.86 - y)}" ${fill(coat)}/>` +
    circle(x, y, r, fill(coat)) +
    `<ellipse cx="${n(x)}" cy="${n(y + r * 0.42)}" rx="${n(r * 0.46)}" ry="${n(r * 0.34)}" ${fill(inside)}/>` +
    eye(-1) +
    eye(1) +
    `<ellipse cx="${n(x)}" cy="${n(y + r * 0.25)}" rx="${n(r * 0.14)}" ry="${n(r * 0.1)}" ${fill(dark)}/>` +
    path(
      `M${n(x - r * 0.2)} ${n(y + r * 0.45)}q${n(r * 0.1)} ${n(r * 0.14)} ${n(r * 0.2)} 0q${n(r * 0.1)} ${n(r * 0.14)} ${n(r * 0.2)} 0`,
      `${stroke(dark, r * 0.045)} stroke-linecap="round"`,
    )
  )
}

/** The head of a robot with lit eyes. */
export const robot: Art = (scene) => {
  const { width, height, palette, random } = scene
  const r = Math.min(width, height) * 0.27
  const x = width / 2
  const y = height * 0.38
  const round = pick(random, [0.12, 0.35, 0.6])
  const eyesShape = pick(random, [
    () =>
      repeat(
        2,
        (i) =>
          circle(x + (i ? 1 : -1) * r * 0.42, y - r * 0.1, r * 0.22, fill(palette.deep)) +
          circle(x + (i ? 1 : -1) * r * 0.42, y - r * 0.1, r * 0.13, fill(palette.accent)),
      ),
    () =>
      rect(x - r * 0.78, y - r * 0.32, r * 1.56, r * 0.4, `rx="${n(r * 0.2)}" ${fill(palette.deep)}`) +
      circle(x + between(random, -0.5, 0.5) * r, y - r * 0.12, r * 0.15, fill(palette.accent)),
  ] as const)()
  return (
    wash(scene, 'w', [
      [0, palette.deep],
      [0.8, palette.main],
      [1, palette.ground],
    ]) +
    stars(scene, 40, 0.8) +
    glow(scene, 'g', x, y, r * 2.3, palette.accent, 0.5) +
    rect(x - r * 0.05, y - r * 1.55, r * 0.1, r * 0.6, fill(palette.light)) +
    circle(x, y - r * 1.6, r * 0.14, fill(palette.accent)) +
    rect(x - r * 1.22, y - r * 0.35, r * 0.3, r * 0.7, `rx="4" ${fill(palette.main)}`) +
    rect(x + r * 0.92, y - r * 0.35, r * 0.3, r * 0.7, `rx="4" ${fill(palette.main)}`) +
    rect(x - r * 0.4, y + r * 0.8, r * 0.8, r * 0.6, fill(palette.main)) +
    path(
      `M${n(x - r * 1.5)} ${n(height)}V${n(y + r * 1.7)}q0 ${n(-r * 0.45)} ${n(r * 0.45)} ${n(-r * 0.45)}h${n(r * 2.1)}q${n(r * 0.45)} 0 ${n(r * 0.45)} ${n(r * 0.45)}V${n(height)}z`,
      fill(palette.light),
    ) +
    rect(x - r, y - r, r * 2, r * 2, `rx="${n(r * round)}" ${fill(palette.light)}`) +
    eyesShape +
    repeat(5, (i) => rect(x - r * 0.5 + i * r * 0.21, y + r * 0.42, r * 0.12, r * 0.3, fill(palette.deep)))
  )
}

/** Bats across a swollen moon. */
export const bats: Art = (scene) => {
  const { width, height, palette, random } = scene
  const unit = Math.min(width, height)
  const x = width * between(random, 0.4, 0.6)
  const y = height * 0.36
  const r = unit * between(random, 0.3, 0.38)
  const bat = (index: number): string => {
    const size = index === 0 ? unit * 0.3 : unit * between(random, 0.06, 0.13)
    const at = index === 0 ? [x, y] : [x + between(random, -1.5, 1.5) * r, y + between(random, -1, 1.1) * r]
    const wing =
      'M0 -.16L.07 -.3L.13 -.14C.35 -.5 .7 -.5 1 -.28C.86 -.2 .82 -.04 .84 .12C.7 0 .56 .02 .48 .16C.36 .04 .2 .1 .1 .36L0 .5'
    const spin = `transform="translate(${n(at[0] as number)} ${n(at[1] as number)}) rotate(${Math.floor(between(random, -22, 22))}) scale(${n(size)})"`
    return `<g ${spin}>${path(`${wing}z`, fill(palette.deep))}${path(`${wing}z`, `${fill(palette.deep)} transform="scale(-1 1)"`)}</g>`
  }
  return (
    wash(scene, 'w', [
      [0, palette.deep],
      [0.5, palette.main],
      [1, palette.ground],
    ]) +
    glow(scene, 'g', x, y, r * 1.9, palette.accent, 0.6) +
    circle(x, y, r, fill(pick(random, [palette.light, palette.accent]))) +
    repeat(9, bat)
  )
}
