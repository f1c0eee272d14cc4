import { between, circle, fill, glow, n, path, pick, repeat, wash, type Art } from './scene.ts'

/** Bats across a swollen moon. */
export const bats: Art = (scene) => {
  const { width, height, palette, random } = scene
  const unit = Math.min(width, height)
  const x = width * between(random, 0.4, 0.6)
  const y = height * 0.36
  const r = unit * between(random, 0.3, 0.38)
  const bat = (index: number): string => {
    const size = index === 0 ? unit * 0.3 : unit * between(random, 0.06, 0.13)
    const at = index === 0 ? [x, y] : [x + between(random, -1.5, 1.5) * r, y + between(random, -1, 1.1) * r]
    const wing =
      'M0 -.16L.07 -.3L.13 -.14C.35 -.5 .7 -.5 1 -.28C.86 -.2 .82 -.04 .84 .12C.7 0 .56 .02 .48 .16C.36 .04 .2 .1 .1 .36L0 .5'
    const spin = `transform="translate(${n(at[0] as number)} ${n(at[1] as number)}) rotate(${Math.floor(between(random, -22, 22))}) scale(${n(size)})"`
    return `<g ${spin}>${path(`${wing}z`, fill(palette.deep))}${path(`${wing}z`, `${fill(palette.deep)} transform="scale(-1 1)"`)}</g>`
  }
  return (
    wash(scene, 'w', [
      [0, palette.deep],
      [0.5, palette.main],
      [1, palette.ground],
    ]) +
    glow(scene, 'g', x, y, r * 1.9, palette.accent, 0.6) +
    circle(x, y, r, fill(pick(random, [palette.light, palette.accent]))) +
    repeat(9, bat)
  )
}
