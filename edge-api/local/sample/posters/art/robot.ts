import { between, circle, fill, glow, n, path, pick, rect, repeat, stars, wash, type Art } from './scene.ts'

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
