// Pictures made of plain geometry.
import {
  between,
  circle,
  fill,
  n,
  path,
  pick,
  polygon,
  rect,
  repeat,
  stroke,
  wash,
  type Art,
} from './scene.ts'

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

/** Circles around one point: filled, as thin lines, or as half a rainbow. */
export const rings: Art = (scene) => {
  const { width, height, palette, random } = scene
  const x = width * between(random, 0.3, 0.7)
  const y = height * between(random, 0.32, 0.42)
  const unit = Math.min(width, height)
  const colors = [palette.accent, palette.ground, palette.main, palette.light]
  const shapes = pick(random, [
    () => {
      const step = unit * between(random, 0.075, 0.11)
      return repeat(7, (index) => circle(x, y, (7 - index) * step, fill(colors[(6 - index) % 4] as string)))
    },
    () =>
      repeat(13, (index) =>
        circle(
          x,
          y + index * 2,
          unit * (0.05 + index * 0.05),
          stroke(index === 3 ? palette.accent : palette.main, 4),
        ),
      ) + circle(x, y, unit * 0.06, fill(palette.accent)),
    () => {
      const step = unit * 0.085
      return `<g transform="translate(0 ${n(height * between(random, -0.06, 0.06))})">${repeat(6, (index) => path(`M${n(width / 2 - (6 - index) * step)} ${n(height * 0.55)}a${n((6 - index) * step)} ${n((6 - index) * step)} 0 0 1 ${n(2 * (6 - index) * step)} 0z`, fill([palette.main, palette.accent, palette.light, palette.main, palette.accent, palette.ground][index] as string)))}</g>`
    },
    () =>
      repeat(3, (index) =>
        circle(
          width * (0.3 + 0.2 * index),
          height * (0.26 + 0.11 * index),
          unit * 0.27,
          fill(colors[[2, 0, 3][index] as number] as string, 0.82),
        ),
      ),
  ] as const)()
  return (
    wash(scene, 'w', [
      [0, palette.deep],
      [1, palette.ground],
    ]) + shapes
  )
}

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

/** Rays from a sun that stands behind the title's edge. */
export const sunburst: Art = (scene) => {
  const { width, height, palette, random } = scene
  const x = width * between(random, 0.42, 0.58)
  const y = height * between(random, 0.4, 0.5)
  const far = Math.hypot(width, height)
  const count = pick(random, [14, 18, 22])
  const turn = random()
  const rays = repeat(count, (index) => {
    const from = ((index + turn) / count) * 2 * Math.PI
    const to = ((index + turn + 0.5) / count) * 2 * Math.PI
    return polygon(
      [
        [x, y],
        [x + far * Math.cos(from), y + far * Math.sin(from)],
        [x + far * Math.cos(to), y + far * Math.sin(to)],
      ],
      '',
    )
  })
  const radius = Math.min(width, height) * 0.2
  const heart = pick(random, [
    () =>
      circle(x, y, radius * 1.5, fill(palette.light)) +
      circle(x, y, radius * 1.28, fill(palette.main)) +
      circle(x, y, radius * 0.86, fill(palette.accent)),
    () =>
      star(x, y, radius * 1.6, fill(palette.light), '') + star(x, y, radius * 1.25, fill(palette.main), ''),
    () =>
      circle(x, height * 0.62, radius * 2.1, fill(palette.accent)) +
      circle(x, height * 0.62, radius * 1.7, fill(palette.main)) +
      rect(0, height * 0.62, width, height, fill(palette.ground)),
    () => circle(x, y, radius * 1.3, fill(palette.accent)),
  ] as const)()
  return `${rect(0, 0, width, height, fill(palette.ground))}<g ${fill(palette.deep)}>${rays}</g>${heart}`
}

/** Layered waves that darken toward the front. */
export const waves: Art = (scene) => {
  const { width, height, palette, random } = scene
  const colors = [palette.light, palette.accent, palette.main, palette.deep, palette.ground]
  const layer = (index: number): string => {
    const y = height * (0.3 + index * 0.1)
    const swell = height * between(random, 0.02, 0.05)
    const length = width / between(random, 1.2, 2.4)
    const start = -length * random()
    const humps = repeat(
      (width - start) / length + 1,
      () => `q${n(length / 4)} ${n(-swell * 2)} ${n(length / 2)} 0t${n(length / 2)} 0`,
    )
    return path(`M${n(start)} ${n(y)}${humps}V${n(height)}H${n(start)}z`, fill(colors[index] as string))
  }
  const radius = Math.min(width, height) * 0.16
  const sun = circle(width * between(random, 0.3, 0.7), height * 0.2, radius, fill(palette.accent))
  return (
    wash(scene, 'w', [
      [0, palette.deep],
      [0.5, palette.main],
    ]) +
    sun +
    repeat(5, layer)
  )
}

/** Toy shapes thrown in the air. */
export const confetti: Art = (scene) => {
  const { width, height, palette, random } = scene
  const colors = [palette.main, palette.accent, palette.light, palette.deep] as const
  const unit = Math.min(width, height)
  const columns = width > height ? 6 : 3
  const rows = width > height ? 3 : 4
  const shapes = repeat(columns * rows, (index) => {
    const x = (((index % columns) + 0.5 + between(random, -0.28, 0.28)) * width) / columns
    const y = ((Math.floor(index / columns) + 0.5 + between(random, -0.25, 0.25)) * height * 0.78) / rows
    const size = unit * between(random, 0.06, 0.145)
    const paint = fill(pick(random, colors))
    const spin = `transform="rotate(${Math.floor(random() * 360)} ${n(x)} ${n(y)})"`
    const kinds = [
      () => circle(x, y, size, paint),
      () =>
        `<rect x="${n(x - size)}" y="${n(y - size * 0.45)}" width="${n(size * 2)}" height="${n(size * 0.9)}" rx="${n(size * 0.45)}" ${paint} ${spin}/>`,
      () =>
        polygon(
          [
            [x, y - size * 1.1],
            [x + size, y + size * 0.7],
            [x - size, y + size * 0.7],
          ],
          `${paint} ${spin}`,
        ),
      () => circle(x, y, size * 0.72, stroke(pick(random, colors), size * 0.42)),
      () => star(x, y, size * 1.15, paint, spin),
    ] as const
    return pick(random, kinds)()
  })
  return (
    wash(scene, 'w', [
      [0, palette.ground],
      [0.6, palette.ground],
      [1, palette.deep],
    ]) + shapes
  )
}

function star(x: number, y: number, size: number, paint: string, spin: string): string {
  const points = Array.from({ length: 10 }, (_, index): [number, number] => {
    const radius = index % 2 === 0 ? size : size * 0.48
    return [x + radius * Math.sin((index * Math.PI) / 5), y - radius * Math.cos((index * Math.PI) / 5)]
  })
  return polygon(points, `${paint} ${spin}`)
}

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

/** Contour lines of a map that nobody has drawn yet. */
export const contours: Art = (scene) => {
  const { width, height, palette, random } = scene
  const x = width * between(random, 0.35, 0.65)
  const y = height * 0.38
  const phases = [random() * 6.28, random() * 6.28, random() * 6.28] as const
  const lines = 15
  const line = (index: number): string => {
    const radius = Math.min(width, height) * (0.035 + 0.05 * index)
    const points = Array.from({ length: 48 }, (_, step) => {
      const angle = (step / 48) * 2 * Math.PI
      const bump =
        1 +
        0.16 * Math.sin(2 * angle + phases[0]) +
        0.1 * Math.sin(3 * angle + phases[1] + index * 0.12) +
        0.05 * Math.sin(5 * angle + phases[2])
      return `${n(x + radius * bump * Math.cos(angle) * 1.1)} ${n(y + radius * bump * Math.sin(angle))}`
    })
    return path(
      `M${points.join('L')}z`,
      stroke(index === 4 ? palette.accent : palette.main, index === 4 ? 5 : 2.2),
    )
  }
  return (
    wash(scene, 'w', [
      [0, palette.deep],
      [1, palette.ground],
    ]) +
    repeat(lines, line) +
    circle(x, y, Math.min(width, height) * 0.03, fill(palette.accent))
  )
}
