import { between, circle, fill, n, pick, wash, type Art } from './scene.ts'
import { escapeXml } from '../svg-text.ts'
import { TYPEFACES } from '../typefaces.ts'

/** The first letter of the title, larger than the poster, with a second color behind it. */
export const monogram: Art = (scene) => {
  const { width, height, palette, random, initial } = scene
  const size = Math.min(width * 1.25, height * 0.95)
  const x = width * between(random, 0.42, 0.58)
  const letter = (shift: number, paint: string): string =>
    `<text x="${n(x + shift)}" y="${n(height * 0.36 + size * 0.36 + shift)}" text-anchor="middle" font-family="${pick(random, [TYPEFACES.serif, TYPEFACES.slab]).family}" font-weight="800" font-size="${n(size)}" ${paint}>${escapeXml(initial)}</text>`
  return (
    wash(scene, 'w', [
      [0, palette.deep],
      [1, palette.ground],
    ]) +
    circle(
      width * between(random, 0.2, 0.8),
      height * between(random, 0.2, 0.45),
      Math.min(width, height) * 0.36,
      fill(palette.main),
    ) +
    letter(8, fill(palette.deep, 0.55)) +
    letter(0, fill(palette.accent))
  )
}
