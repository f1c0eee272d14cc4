import { between, fill, n, pick, rect, repeat, wash, type Art } from './scene.ts'

/** Broad parallel bands running down from one corner. */
export const bands: Art = (scene) => {
  const { width, height, palette, random } = scene
  const colors = [palette.main, palette.accent, palette.light, palette.deep]
  const angle = pick(random, [-38, -28, 32, 40])
  const thickness = Math.min(width, height) * between(random, 0.09, 0.13)
  const first = Math.floor(random() * 4)
  const stripes = repeat(4, (index) =>
    rect(-width, index * thickness * 1.28, width * 3, thickness, fill(colors[(first + index) % 4] as string)),
  )
  return `${wash(scene, 'w', [
    [0, palette.ground],
    [1, palette.deep],
  ])}<g transform="translate(${n(width / 2)} ${n(height * 0.16)}) rotate(${angle})">${stripes}</g>`
}
