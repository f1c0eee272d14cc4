import {
  between,
  fill,
  glow,
  n,
  path,
  polygon,
  repeat,
  silhouette,
  stars,
  stroke,
  wash,
  type Art,
} from './scene.ts'
import { ridge } from './shapes.ts'

/** Searchlights crossing over a torn horizon. */
export const searchlights: Art = (scene) => {
  const { width, height, palette, random } = scene
  const ground = height * 0.66
  const beam = (index: number): string => {
    const x = width * (0.15 + 0.35 * index)
    const aim = width * between(random, 0.1, 0.9)
    const spread = Math.min(width, height) * 0.12
    return polygon(
      [
        [x - 4, ground],
        [aim - spread, -10],
        [aim + spread, -10],
        [x + 4, ground],
      ],
      fill(index === 1 ? palette.accent : palette.light, 0.36),
    )
  }
  const posts = repeat(width > height ? 18 : 8, (index) => {
    const x = ((index + 0.5 * random()) / (width > height ? 17 : 7)) * width
    const tall = height * between(random, 0.03, 0.09)
    return path(
      `M${n(x)} ${n(ground + 14)}l${n(between(random, -6, 6))} ${n(-tall - 14)}`,
      stroke(silhouette(palette), 4),
    )
  })
  return (
    wash(scene, 'w', [
      [0, palette.deep],
      [0.66, palette.main],
    ]) +
    stars(scene, 26, 0.5) +
    repeat(3, beam) +
    glow(
      scene,
      'g',
      width * between(random, 0.3, 0.7),
      ground,
      Math.min(width, height) * 0.42,
      palette.accent,
      0.8,
    ) +
    posts +
    ridge(scene, 0.68, 0.018, palette.deep)
  )
}
