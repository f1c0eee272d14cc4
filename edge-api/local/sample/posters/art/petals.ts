import { between, circle, fill, n, path, pick, repeat, wash, type Art } from './scene.ts'

/** Overlapping translucent petals around a heart of light. */
export const petals: Art = (scene) => {
  const { width, height, palette, random } = scene
  const x = width * between(random, 0.4, 0.6)
  const y = height * 0.36
  const length = Math.min(width, height) * between(random, 0.44, 0.54)
  const count = pick(random, [7, 8, 10, 12])
  const colors = [palette.main, palette.accent, palette.main, palette.light]
  const petal = `M0 0C${n(length * 0.42)} ${n(-length * 0.3)} ${n(length * 0.3)} ${n(-length * 0.9)} 0 ${n(-length)}C${n(-length * 0.3)} ${n(-length * 0.9)} ${n(-length * 0.42)} ${n(-length * 0.3)} 0 0z`
  const flower = repeat(count, (index) =>
    path(petal, `${fill(colors[index % 4] as string, 0.62)} transform="rotate(${n((360 * index) / count)})"`),
  )
  return `${wash(scene, 'w', [
    [0, palette.ground],
    [0.55, palette.deep],
    [1, palette.ground],
  ])}<g transform="translate(${n(x)} ${n(y)}) rotate(${Math.floor(random() * 40)})">${flower}${circle(0, 0, length * 0.15, fill(palette.light))}</g>`
}
