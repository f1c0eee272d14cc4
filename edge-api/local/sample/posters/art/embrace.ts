import { circle, fill, glow, n, path, pick, repeat, stars, stroke, wash, type Art } from './scene.ts'

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
