import { between, circle, fill, glow, n, path, repeat, stars, stroke, wash, type Art } from './scene.ts'

/** A ringed planet with its orbits. */
export const orbits: Art = (scene) => {
  const { width, height, palette, random } = scene
  const unit = Math.min(width, height)
  const x = width * between(random, 0.36, 0.64)
  const y = height * between(random, 0.32, 0.42)
  const radius = unit * between(random, 0.19, 0.26)
  const tilt = between(random, -32, 32)
  const orbit = (index: number): string => {
    const rx = radius * (1.7 + index * 0.62)
    const angle = random() * 2 * Math.PI
    const ry = rx * 0.34
    return `<ellipse rx="${n(rx)}" ry="${n(ry)}" ${stroke(palette.light, 1.6, 0.5)}/>${circle(rx * Math.cos(angle), ry * Math.sin(angle), unit * between(random, 0.014, 0.036), fill(index % 2 === 0 ? palette.accent : palette.light))}`
  }
  const planet = `<linearGradient id="${scene.id}p" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${palette.accent}"/><stop offset=".65" stop-color="${palette.main}"/><stop offset="1" stop-color="${palette.deep}"/></linearGradient>`
  const band = `M${n(-radius * 1.55)} 0A${n(radius * 1.55)} ${n(radius * 0.42)} 0 0 0 ${n(radius * 1.55)} 0`
  return (
    wash(scene, 'w', [
      [0, palette.deep],
      [0.5, palette.ground],
      [1, palette.main],
    ]) +
    stars(scene, 70, 0.9) +
    glow(scene, 'g', x, y, radius * 2.4, palette.main, 0.8) +
    planet +
    `<g transform="translate(${n(x)} ${n(y)}) rotate(${n(tilt)})">${repeat(3, orbit)}${circle(0, 0, radius, `fill="url(#${scene.id}p)"`)}${path(band, stroke(palette.light, radius * 0.13, 0.9))}</g>`
  )
}
