import { between, circle, fill, repeat, wash, type Art } from './scene.ts'

/** Dots that grow toward a light, as in newsprint. */
export const halftone: Art = (scene) => {
  const { width, height, palette, random } = scene
  const step = Math.min(width, height) / 19
  const x = width * between(random, 0.25, 0.75)
  const y = height * between(random, 0.22, 0.4)
  const reach = Math.min(width, height) * 0.62
  const columns = Math.ceil(width / step) + 1
  const rows = Math.ceil(height / step) + 1
  const dots = repeat(columns * rows, (index) => {
    const row = Math.floor(index / columns)
    const dotX = ((index % columns) + (row % 2) / 2) * step
    const dotY = row * step
    const near = 1 - Math.hypot(dotX - x, dotY - y) / reach
    return near > 0.04 ? circle(dotX, dotY, step * 0.62 * Math.sqrt(near), '') : ''
  })
  return `${wash(scene, 'w', [
    [0, palette.deep],
    [0.6, palette.ground],
    [1, palette.ground],
  ])}${circle(x, y, reach * 0.42, fill(palette.main))}<g ${fill(palette.accent)}>${dots}</g>`
}
