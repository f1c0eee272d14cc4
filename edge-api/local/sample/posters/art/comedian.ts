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
