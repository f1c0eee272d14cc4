import { between, circle, fill, n, path, pick, polygon, repeat, stroke, wash, type Art } from './scene.ts'

/** The head of a friendly animal. */
export const critter: Art = (scene) => {
  const { width, height, palette, random } = scene
  const dark = '#1b1b2a'
  const r = Math.min(width, height) * 0.29
  const x = width / 2
  const y = height * 0.4
  const coat = pick(random, [palette.main, palette.accent, palette.light])
  const inside = coat === palette.light ? palette.main : palette.light
  const ears = pick(random, [
    () =>
      repeat(
        2,
        (i) =>
          `<ellipse cx="${n(x + (i ? 1 : -1) * r * 0.42)}" cy="${n(y - r * 1.25)}" rx="${n(r * 0.24)}" ry="${n(r * 0.72)}" ${fill(coat)} transform="rotate(${i ? 10 : -10} ${n(x)} ${n(y)})"/><ellipse cx="${n(x + (i ? 1 : -1) * r * 0.42)}" cy="${n(y - r * 1.2)}" rx="${n(r * 0.11)}" ry="${n(r * 0.48)}" ${fill(inside)} transform="rotate(${i ? 10 : -10} ${n(x)} ${n(y)})"/>`,
      ),
    () =>
      repeat(
        2,
        (i) =>
          circle(x + (i ? 1 : -1) * r * 0.78, y - r * 0.72, r * 0.4, fill(coat)) +
          circle(x + (i ? 1 : -1) * r * 0.78, y - r * 0.72, r * 0.2, fill(inside)),
      ),
    () =>
      repeat(2, (i) => {
        const s = i ? 1 : -1
        return polygon(
          [
            [x + s * r * 0.22, y - r * 0.8],
            [x + s * r * 0.95, y - r * 1.35],
            [x + s * r * 0.96, y - r * 0.2],
          ],
          fill(coat),
        )
      }),
  ] as const)()
  const eye = (side: number): string =>
    circle(x + side * r * 0.38, y - r * 0.12, r * 0.17, fill('#fff')) +
    circle(x + side * r * 0.35, y - r * 0.1, r * 0.1, fill(dark)) +
    circle(x + side * r * 0.35 + r * 0.03, y - r * 0.14, r * 0.03, fill('#fff'))
  return (
    wash(scene, 'w', [
      [0, palette.ground],
      [1, palette.deep],
    ]) +
    repeat(9, () =>
      circle(random() * width, random() * height, r * between(random, 0.05, 0.18), fill(palette.deep)),
    ) +
    ears +
    `<ellipse cx="${n(x)}" cy="${n(height * 0.86)}" rx="${n(r * 1.15)}" ry="${n(height * 0.86 - y)}" ${fill(coat)}/>` +
    circle(x, y, r, fill(coat)) +
    `<ellipse cx="${n(x)}" cy="${n(y + r * 0.42)}" rx="${n(r * 0.46)}" ry="${n(r * 0.34)}" ${fill(inside)}/>` +
    eye(-1) +
    eye(1) +
    `<ellipse cx="${n(x)}" cy="${n(y + r * 0.25)}" rx="${n(r * 0.14)}" ry="${n(r * 0.1)}" ${fill(dark)}/>` +
    path(
      `M${n(x - r * 0.2)} ${n(y + r * 0.45)}q${n(r * 0.1)} ${n(r * 0.14)} ${n(r * 0.2)} 0q${n(r * 0.1)} ${n(r * 0.14)} ${n(r * 0.2)} 0`,
      `${stroke(dark, r * 0.045)} stroke-linecap="round"`,
    )
  )
}
