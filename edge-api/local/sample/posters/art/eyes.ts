import { between, circle, fill, n, path, pick, stroke, wash, type Art } from './scene.ts'

/** One or three eyes that look out of the dark. */
export const eyes: Art = (scene) => {
  const { width, height, palette, random } = scene
  const count = pick(random, [1, 2, 3])
  const wide = Math.min(width, height) * (count === 1 ? 0.4 : 0.3)
  const look = between(random, -0.2, 0.2) * wide
  const eye = (y: number, index: number): string => {
    const x = width / 2 + (count === 1 ? 0 : between(random, -0.12, 0.12) * width)
    const tall = wide * between(random, 0.5, 0.66)
    const lid = `M${n(x - wide)} ${n(y)}Q${n(x)} ${n(y - tall * 1.7)} ${n(x + wide)} ${n(y)}Q${n(x)} ${n(y + tall * 1.7)} ${n(x - wide)} ${n(y)}z`
    return (
      `<clipPath id="${scene.id}e${index}">${path(lid, '')}</clipPath>` +
      path(lid, fill(palette.light)) +
      `<g clip-path="url(#${scene.id}e${index})">${circle(x + look, y, tall * 0.72, fill(palette.main))}${circle(x + look, y, tall * 0.56, fill(palette.accent))}${circle(x + look, y, tall * 0.3, fill(palette.deep))}${circle(x + look + tall * 0.16, y - tall * 0.18, tall * 0.1, fill(palette.light))}</g>` +
      path(lid, stroke(palette.deep, wide * 0.05))
    )
  }
  const centers = count === 1 ? [0.34] : count === 2 ? [0.2, 0.48] : [0.14, 0.35, 0.56]
  return (
    wash(scene, 'w', [
      [0, palette.main],
      [0.7, palette.ground],
    ]) + centers.map((center, index) => eye(height * center, index)).join('')
  )
}
