import { between, fill, n, path, polygon, rect, repeat, silhouette, wash, type Art } from './scene.ts'

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
