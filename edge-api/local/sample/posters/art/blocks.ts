import { circle, fill, n, path, pick, polygon, rect, repeat, stroke, type Art } from './scene.ts'

/** A school exercise of quarter circles, halves and dots on a square grid. */
export const blocks: Art = ({ width, height, palette, random }) => {
  const columns = width > height ? 7 : 3
  const size = width / columns
  const colors = [palette.main, palette.accent, palette.light, palette.deep, palette.ground] as const
  const tile = (index: number): string => {
    const x = (index % columns) * size
    const y = Math.floor(index / columns) * size
    const back = pick(random, colors)
    const front = pick(random, colors.filter((color) => color !== back) as [string, ...string[]])
    const square = rect(x, y, size + 0.5, size + 0.5, fill(back))
    const turn = `transform="rotate(${90 * Math.floor(random() * 4)} ${n(x + size / 2)} ${n(y + size / 2)})"`
    const shapes = [
      () =>
        path(
          `M${n(x)} ${n(y)}h${n(size)}a${n(size)} ${n(size)} 0 0 1 ${n(-size)} ${n(size)}z`,
          `${fill(front)} ${turn}`,
        ),
      () =>
        path(`M${n(x)} ${n(y)}a${n(size / 2)} ${n(size / 2)} 0 0 0 ${n(size)} 0z`, `${fill(front)} ${turn}`),
      () => circle(x + size / 2, y + size / 2, size * 0.34, fill(front)),
      () =>
        polygon(
          [
            [x, y],
            [x + size, y],
            [x, y + size],
          ],
          `${fill(front)} ${turn}`,
        ),
      () => circle(x + size / 2, y + size / 2, size * 0.3, stroke(front, size * 0.14)),
      () => repeat(4, (line) => rect(x, y + (line * size) / 4, size, size / 8, fill(front))),
    ] as const
    return square + pick(random, shapes)()
  }
  return repeat(columns * Math.ceil(height / size), tile)
}
