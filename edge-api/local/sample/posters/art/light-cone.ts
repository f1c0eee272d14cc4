import { between, fill, n, path, polygon, rect, silhouette, wash, type Art } from './scene.ts'
import { figure } from './shapes.ts'

/** One cone of light from a lamp, a lone figure in it. */
export const lightCone: Art = (scene) => {
  const { width, height, palette, random } = scene
  const unit = Math.min(width, height)
  const x = width * between(random, 0.3, 0.7)
  const floor = height * 0.66
  const reach = unit * 0.36
  const cone = `<linearGradient id="${scene.id}c" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${palette.accent}" stop-opacity=".95"/><stop offset="1" stop-color="${palette.accent}" stop-opacity=".25"/></linearGradient>`
  const man = unit * 0.026
  const manX = x + reach * between(random, -0.4, 0.4)
  return (
    wash(scene, 'w', [
      [0, palette.deep],
      [0.66, palette.ground],
    ]) +
    cone +
    polygon(
      [
        [x - unit * 0.035, height * 0.13],
        [x + unit * 0.035, height * 0.13],
        [x + reach, floor],
        [x - reach, floor],
      ],
      `fill="url(#${scene.id}c)"`,
    ) +
    `<ellipse cx="${n(x)}" cy="${n(floor)}" rx="${n(reach)}" ry="${n(unit * 0.06)}" ${fill(palette.accent, 0.85)}/>` +
    rect(x - 1.5, 0, 3, height * 0.1, fill(palette.main)) +
    path(
      `M${n(x - unit * 0.08)} ${n(height * 0.13)}q${n(unit * 0.08)} ${n(-unit * 0.12)} ${n(unit * 0.16)} 0z`,
      fill(palette.main),
    ) +
    figure(manX, floor, man, silhouette(palette)) +
    polygon(
      [
        [manX - man, floor],
        [manX + man, floor],
        [manX + man * 5, floor + man * 6],
        [manX + man * 1.5, floor + man * 6],
      ],
      fill(silhouette(palette), 0.55),
    )
  )
}
