import { circle, fill, n, path, pick, rect, repeat, wash, type Art } from './scene.ts'

/** A strip of film running through, each frame a little scene of color. */
export const filmStrip: Art = (scene) => {
  const { width, height, palette, random } = scene
  const unit = Math.min(width, height)
  const strip = unit * 0.62
  const frame = strip * 0.62
  const count = Math.ceil((Math.hypot(width, height) * 1.2) / frame) + 1
  const colors = [palette.main, palette.accent, palette.light] as const
  const cell = (index: number): string => {
    const top = -strip * 0.9 + index * frame
    const inner = frame * 0.86
    const back = colors[index % 3] as string
    const front = colors[(index + 1) % 3] as string
    const picture = pick(random, [
      () => circle(0, top + inner / 2, inner * 0.3, fill(front)),
      () =>
        path(
          `M${n(-strip * 0.35)} ${n(top + inner)}l${n(strip * 0.26)} ${n(-inner * 0.7)}l${n(strip * 0.16)} ${n(inner * 0.36)}l${n(strip * 0.1)} ${n(-inner * 0.2)}l${n(strip * 0.18)} ${n(inner * 0.54)}z`,
          fill(front),
        ),
      () => circle(0, top + inner, inner * 0.52, fill(front)),
    ] as const)()
    const holes = repeat(4, (hole) => {
      const y = top + (hole * frame) / 4 + frame * 0.03
      return (
        rect(-strip * 0.465, y, strip * 0.07, frame * 0.13, `rx="2" ${fill(palette.light, 0.85)}`) +
        rect(strip * 0.395, y, strip * 0.07, frame * 0.13, `rx="2" ${fill(palette.light, 0.85)}`)
      )
    })
    return `<svg x="${n(-strip * 0.35)}" y="${n(top)}" width="${n(strip * 0.7)}" height="${n(inner)}" viewBox="${n(-strip * 0.35)} ${n(top)} ${n(strip * 0.7)} ${n(inner)}">${rect(-strip * 0.35, top, strip * 0.7, inner, fill(back))}${picture}</svg>${holes}`
  }
  return `${wash(scene, 'w', [
    [0, palette.ground],
    [1, palette.deep],
  ])}<g transform="translate(${n(width * 0.5)} 0) rotate(${pick(random, [-18, -12, 14, 20])} 0 ${n(height * 0.4)})">${rect(-strip / 2, -height, strip, height * 3, fill('#0b0b0d'))}${repeat(count, cell)}</g>`
}
