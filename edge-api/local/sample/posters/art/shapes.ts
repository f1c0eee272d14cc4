// Shapes that several pictures have in common.

import { between, circle, fill, n, path, polygon, rect, type Scene } from './scene.ts'

export function star(x: number, y: number, size: number, paint: string, spin: string): string {
  const points = Array.from({ length: 10 }, (_, index): [number, number] => {
    const radius = index % 2 === 0 ? size : size * 0.48
    return [x + radius * Math.sin((index * Math.PI) / 5), y - radius * Math.cos((index * Math.PI) / 5)]
  })
  return polygon(points, `${paint} ${spin}`)
}

/** A rolling silhouette across the scene, from its height downward. */
export function ridge({ width, height, random }: Scene, top: number, relief: number, color: string): string {
  const steps = width > height ? 7 : 4
  const high = (): number => height * (top + between(random, -relief, relief))
  let y = high()
  let line = `M0 ${n(y)}`
  for (let step = 1; step <= steps; step++) {
    const next = high()
    line += `C${n(((step - 0.5) / steps) * width)} ${n(y)} ${n(((step - 0.5) / steps) * width)} ${n(next)} ${n((step / steps) * width)} ${n(next)}`
    y = next
  }
  return path(`${line}V${n(height)}H0z`, fill(color))
}

/** A person with hat and coat, seen from behind. */
export function figure(x: number, foot: number, size: number, color: string): string {
  return (
    path(
      `M${n(x - size * 1.6)} ${n(foot)}L${n(x - size * 1.9)} ${n(foot - size * 5.4)}q${n(size * 1.9)} ${n(-size * 1.6)} ${n(size * 3.8)} 0L${n(x + size * 1.6)} ${n(foot)}z`,
      fill(color),
    ) +
    circle(x, foot - size * 7, size * 1.05, fill(color)) +
    rect(x - size * 1.9, foot - size * 7.9, size * 3.8, size * 0.55, fill(color)) +
    rect(x - size * 1.1, foot - size * 9, size * 2.2, size * 1.3, fill(color))
  )
}
