import { between, circle, fill, n, path, rect, repeat, silhouette, wash, type Art } from './scene.ts'

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
