// What a picture is given to draw, and the few shapes that all pictures are made of.
import type { Palette } from '../palettes.ts'

export interface Scene {
  width: number
  height: number
  palette: Palette
  /** The same for the same item, so that a poster never changes. */
  random: () => number
  /** The first letter of the title. */
  initial: string
  /** Makes the ids of gradients unique, should two posters be put inline into one page. */
  id: string
}

/** Draws a picture into the whole scene; the parts that matter keep clear of its bottom third. */
export type Art = (scene: Scene) => string

/** A number with one decimal, which is all that the eye sees. */
export const n = (value: number): string => String(Math.round(value * 10) / 10)

/** The color of what stands against the light: dark, whether the palette is or not. */
export const silhouette = ({ deep, ink, ground }: Palette): string => (isLight(ground) ? ink : deep)

const isLight = (color: string): boolean => Number.parseInt(color.slice(3, 5), 16) > 110

export const between = (random: () => number, low: number, high: number): number =>
  low + (high - low) * random()

export function pick<Value>(random: () => number, values: readonly [Value, ...Value[]]): Value {
  return values[Math.floor(random() * values.length)] ?? values[0]
}

/** `count` results of `draw`, joined. */
export function repeat(count: number, draw: (index: number) => string): string {
  return Array.from({ length: Math.max(0, Math.ceil(count)) }, (_, index) => draw(index)).join('')
}

export const circle = (x: number, y: number, radius: number, rest: string): string =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" ${rest}/>`

export const rect = (x: number, y: number, width: number, height: number, rest: string): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" ${rest}/>`

export const polygon = (points: readonly (readonly [number, number])[], rest: string): string =>
  `<polygon points="${points.map(([x, y]) => `${n(x)},${n(y)}`).join(' ')}" ${rest}/>`

export const path = (d: string, rest: string): string => `<path d="${d}" ${rest}/>`

export const fill = (color: string, opacity = 1): string =>
  opacity === 1 ? `fill="${color}"` : `fill="${color}" fill-opacity="${Math.round(opacity * 100) / 100}"`

export const stroke = (color: string, width: number, opacity = 1): string =>
  `fill="none" stroke="${color}" stroke-width="${n(width)}"${opacity === 1 ? '' : ` stroke-opacity="${opacity}"`}`

/** A wash over the whole scene, from one color at the top to another at the bottom. */
export function wash(
  { id, width, height }: Scene,
  name: string,
  stops: readonly (readonly [number, string])[],
): string {
  const marks = stops.map(([offset, color]) => `<stop offset="${offset}" stop-color="${color}"/>`).join('')
  return `<linearGradient id="${id}${name}" x1="0" y1="0" x2="0" y2="1">${marks}</linearGradient>${rect(0, 0, width, height, `fill="url(#${id}${name})"`)}`
}

/** A soft light around a point. */
export function glow(
  scene: Scene,
  name: string,
  x: number,
  y: number,
  radius: number,
  color: string,
  opacity: number,
): string {
  const gradient = `<radialGradient id="${scene.id}${name}"><stop offset="0" stop-color="${color}" stop-opacity="${opacity}"/><stop offset="1" stop-color="${color}" stop-opacity="0"/></radialGradient>`
  return gradient + circle(x, y, radius, `fill="url(#${scene.id}${name})"`)
}

/** Small stars in the upper part. */
export function stars({ width, height, palette, random }: Scene, count: number, lowest = 0.7): string {
  return repeat(count, () =>
    circle(
      random() * width,
      random() * height * lowest,
      0.5 + 1.4 * random() ** 3,
      fill(palette.light, 0.3 + 0.6 * random()),
    ),
  )
}
