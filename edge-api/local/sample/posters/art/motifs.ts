// Pictures of one thing: a lamp, an eye, a planet, a keyhole, a strip of film.
import {
  silhouette,
  between,
  circle,
  fill,
  glow,
  n,
  path,
  pick,
  polygon,
  rect,
  repeat,
  stars,
  stroke,
  wash,
  type Art,
} from './scene.ts'

/** One cone of light from a lamp, a lone figure in it. */
export const lightCone: Art = (scene) => {
  const { width, height, palette, random } = scene
  const unit = Math.min(width, height)
  const x = width * between(random, 0.3, 0.7)
  const floor = height * 0.66
  const reach = unit * 0.36
  const cone = `<linearGradient id="${scene.id}c" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${palette.accent}" stop-opacity=".95"/><stop offset="1" stop-color="${palette.accent}" stop-opacity=".25"/></linearGradient>`
  const man = unit * 0.026
  const manX = x + reach * between(random, -0.4, 0.4)
  return (
    wash(scene, 'w', [
      [0, palette.deep],
      [0.66, palette.ground],
    ]) +
    cone +
    polygon(
      [
        [x - unit * 0.035, height * 0.13],
        [x + unit * 0.035, height * 0.13],
        [x + reach, floor],
        [x - reach, floor],
      ],
      `fill="url(#${scene.id}c)"`,
    ) +
    `<ellipse cx="${n(x)}" cy="${n(floor)}" rx="${n(reach)}" ry="${n(unit * 0.06)}" ${fill(palette.accent, 0.85)}/>` +
    rect(x - 1.5, 0, 3, height * 0.1, fill(palette.main)) +
    path(
      `M${n(x - unit * 0.08)} ${n(height * 0.13)}q${n(unit * 0.08)} ${n(-unit * 0.12)} ${n(unit * 0.16)} 0z`,
      fill(palette.main),
    ) +
    figure(manX, floor, man, silhouette(palette)) +
    polygon(
      [
        [manX - man, floor],
        [manX + man, floor],
        [manX + man * 5, floor + man * 6],
        [manX + man * 1.5, floor + man * 6],
      ],
      fill(silhouette(palette), 0.55),
    )
  )
}

/** A person with hat and coat, seen from behind. */
function figure(x: number, foot: number, size: number, color: string): string {
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

/** Window blinds with light falling through, and a face's shadow of a profile. */
export const blinds: Art = (scene) => {
  const { width, height, palette, random } = scene
  const slats = 15
  const tilt = pick(random, [-9, -6, 7, 10])
  const light = repeat(slats, (index) =>
    rect(
      -width * 0.2,
      (height * 0.74 * index) / slats,
      width * 1.4,
      (height * 0.74) / slats / 2.1,
      fill(palette.accent, 0.95 - 0.05 * index),
    ),
  )
  const unit = Math.min(width, height)
  const x = width * between(random, 0.42, 0.58)
  return (
    wash(scene, 'w', [
      [0, palette.ground],
      [0.6, palette.main],
      [1, palette.ground],
    ]) +
    `<g transform="rotate(${tilt} ${n(width / 2)} ${n(height / 2)})">${light}</g>` +
    figure(x, height * 0.76, unit * 0.068, silhouette(palette)) +
    rect(0, height * 0.755, width, height * 0.3, fill(palette.ground))
  )
}

/** One or three eyes that look out of the dark. */
export const eyes: Art = (scene) => {
  const { width, height, palette, random } = scene
  const count = pick(random, [1, 2, 3])
  const wide = Math.min(width, height) * (count === 1 ? 0.4 : 0.3)
  const look = between(random, -0.2, 0.2) * wide
  const eye = (y: number, index: number): string => {
    const x = width / 2 + (count === 1 ? 0 : between(random, -0.12, 0.12) * width)
    const tall = wide * between(random, 0.5, 0.66)
    const lid = `M${n(x - wide)} ${n(y)}Q${n(x)} ${n(y - tall * 1.7)} ${n(x + wide)} ${n(y)}Q${n(x)} ${n(y + tall * 1.7)} ${n(x - wide)} ${n(y)}z`
    return (
      `<clipPath id="${scene.id}e${index}">${path(lid, '')}</clipPath>` +
      path(lid, fill(palette.light)) +
      `<g clip-path="url(#${scene.id}e${index})">${circle(x + look, y, tall * 0.72, fill(palette.main))}${circle(x + look, y, tall * 0.56, fill(palette.accent))}${circle(x + look, y, tall * 0.3, fill(palette.deep))}${circle(x + look + tall * 0.16, y - tall * 0.18, tall * 0.1, fill(palette.light))}</g>` +
      path(lid, stroke(palette.deep, wide * 0.05))
    )
  }
  const centers = count === 1 ? [0.34] : count === 2 ? [0.2, 0.48] : [0.14, 0.35, 0.56]
  return (
    wash(scene, 'w', [
      [0, palette.main],
      [0.7, palette.ground],
    ]) + centers.map((center, index) => eye(height * center, index)).join('')
  )
}

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

/** A rocket on its trail toward a large pale moon. */
export const rocket: Art = (scene) => {
  const { width, height, palette, random } = scene
  const unit = Math.min(width, height)
  const size = unit * 0.13
  const turn = between(random, -30, 30)
  const body = `M0 ${n(-size * 1.8)}C${n(size * 0.9)} ${n(-size * 0.8)} ${n(size * 0.6)} ${n(size * 0.6)} ${n(size * 0.45)} ${n(size)}H${n(-size * 0.45)}C${n(-size * 0.6)} ${n(size * 0.6)} ${n(-size * 0.9)} ${n(-size * 0.8)} 0 ${n(-size * 1.8)}z`
  return (
    wash(scene, 'w', [
      [0, palette.deep],
      [0.7, palette.main],
      [1, palette.ground],
    ]) +
    stars(scene, 60, 0.8) +
    circle(width * (turn < 0 ? 0.22 : 0.78), height * 0.14, unit * 0.24, fill(palette.light, 0.92)) +
    `<g transform="translate(${n(width / 2)} ${n(height * 0.38)}) rotate(${n(turn)})">` +
    polygon(
      [
        [-size * 0.4, size],
        [size * 0.4, size],
        [size * 0.75, unit * 1.6],
        [-size * 0.75, unit * 1.6],
      ],
      fill(palette.light, 0.22),
    ) +
    path(
      `M${n(-size * 0.36)} ${n(size)}Q0 ${n(size * 3.4)} ${n(size * 0.36)} ${n(size)}z`,
      fill(palette.accent),
    ) +
    path(
      `M${n(-size * 0.5)} ${n(size * 0.1)}L${n(-size * 1.1)} ${n(size * 1.3)}L${n(-size * 0.3)} ${n(size)}zM${n(size * 0.5)} ${n(size * 0.1)}L${n(size * 1.1)} ${n(size * 1.3)}L${n(size * 0.3)} ${n(size)}z`,
      fill(palette.accent),
    ) +
    path(body, fill(palette.light)) +
    circle(0, -size * 0.35, size * 0.3, fill(palette.deep)) +
    '</g>'
  )
}

/** A keyhole with light behind the door. */
export const keyhole: Art = (scene) => {
  const { width, height, palette, random } = scene
  const unit = Math.min(width, height)
  const x = width * between(random, 0.4, 0.6)
  const y = height * 0.29
  const radius = unit * 0.17
  const foot = y + radius * 3
  const hole = `M${n(x - radius * 0.5)} ${n(y + radius * 0.85)}A${n(radius)} ${n(radius)} 0 1 1 ${n(x + radius * 0.5)} ${n(y + radius * 0.85)}L${n(x + radius * 1.05)} ${n(foot)}H${n(x - radius * 1.05)}z`
  return (
    wash(scene, 'w', [
      [0, palette.ground],
      [1, palette.deep],
    ]) +
    `<clipPath id="${scene.id}k">${path(hole, '')}</clipPath>` +
    glow(scene, 'g', x, y + radius, radius * 3.6, palette.main, 0.9) +
    path(hole, fill(palette.accent)) +
    `<g clip-path="url(#${scene.id}k)">${glow(scene, 'h', x, y, radius * 1.9, palette.light, 0.9)}${figure(x + between(random, -0.3, 0.3) * radius, foot + 2, radius * 0.26, silhouette(palette))}</g>` +
    path(hole, stroke(palette.light, 3, 0.7))
  )
}

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
