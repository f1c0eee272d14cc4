// Which pictures, layouts and typefaces go with a genre. A picture named twice is chosen twice as often.
import { airplanes } from './art/airplanes.ts'
import { bands } from './art/bands.ts'
import { bats } from './art/bats.ts'
import { blinds } from './art/blinds.ts'
import { blocks } from './art/blocks.ts'
import { comedian } from './art/comedian.ts'
import { confetti } from './art/confetti.ts'
import { contours } from './art/contours.ts'
import { critter } from './art/critter.ts'
import { curtain } from './art/curtain.ts'
import { embrace } from './art/embrace.ts'
import { eyes } from './art/eyes.ts'
import { filmStrip } from './art/film-strip.ts'
import { forest } from './art/forest.ts'
import { halftone } from './art/halftone.ts'
import { keyhole } from './art/keyhole.ts'
import { lightCone } from './art/light-cone.ts'
import { mesas } from './art/mesas.ts'
import { monogram } from './art/monogram.ts'
import { moon } from './art/moon.ts'
import { mountains } from './art/mountains.ts'
import { orbits } from './art/orbits.ts'
import { petals } from './art/petals.ts'
import { rings } from './art/rings.ts'
import { robot } from './art/robot.ts'
import { rocket } from './art/rocket.ts'
import { searchlights } from './art/searchlights.ts'
import { skyline } from './art/skyline.ts'
import { spiral } from './art/spiral.ts'
import { sunburst } from './art/sunburst.ts'
import { waves } from './art/waves.ts'
import type { Art } from './art/scene.ts'
import { TYPEFACES, type Typeface } from './typefaces.ts'

export type Layout = 'foot' | 'head' | 'plate' | 'frame' | 'disc' | 'spine' | 'stacked'

export type Some<Value> = readonly [Value, ...Value[]]

export interface Mood {
  arts: Some<Art>
  layouts: Some<Layout>
  typefaces: Some<Typeface>
}

const { condensed, grotesque, geometric, serif, slab, typewriter } = TYPEFACES

const dark: Mood = {
  arts: [forest, eyes, moon, keyhole, bats, bats, spiral],
  layouts: ['foot', 'foot', 'plate', 'frame', 'stacked'],
  typefaces: [condensed, serif, slab],
}
const shady: Mood = {
  arts: [lightCone, blinds, keyhole, skyline, eyes, spiral],
  layouts: ['foot', 'plate', 'frame', 'spine', 'foot'],
  typefaces: [condensed, typewriter, geometric, serif],
}
const bright: Mood = {
  arts: [
    comedian,
    comedian,
    comedian,
    sunburst,
    bands,
    confetti,
    blocks,
    halftone,
    rings,
    waves,
    monogram,
    curtain,
  ],
  layouts: ['foot', 'plate', 'disc', 'head', 'stacked', 'spine'],
  typefaces: [grotesque, slab, condensed, geometric],
}
const soft: Mood = {
  arts: [petals, embrace, embrace, waves, moon, skyline],
  layouts: ['foot', 'frame', 'plate', 'spine'],
  typefaces: [serif, geometric, serif],
}
const plain: Mood = {
  arts: [contours, blocks, filmStrip, halftone, mountains, monogram, rings],
  layouts: ['plate', 'spine', 'head', 'foot'],
  typefaces: [grotesque, typewriter, geometric],
}
const grave: Mood = {
  arts: [bands, rings, skyline, waves, lightCone, blocks, monogram, curtain, moon],
  layouts: ['foot', 'plate', 'frame', 'spine', 'stacked', 'head'],
  typefaces: [serif, grotesque, geometric, condensed],
}
const space: Mood = {
  arts: [orbits, orbits, rocket, robot, halftone, spiral],
  layouts: ['foot', 'plate', 'foot', 'frame', 'head'],
  typefaces: [geometric, grotesque, condensed],
}
const frontier: Mood = {
  arts: [mesas, mesas, mountains, sunburst, bands],
  layouts: ['foot', 'plate', 'frame', 'foot'],
  typefaces: [slab, condensed, slab],
}
const bold: Mood = {
  arts: [mountains, waves, bands, sunburst, contours, mesas, airplanes],
  layouts: ['foot', 'plate', 'head', 'stacked', 'spine'],
  typefaces: [condensed, slab, grotesque],
}
const dreamy: Mood = {
  arts: [moon, orbits, mountains, petals, eyes, forest],
  layouts: ['foot', 'frame', 'plate', 'foot'],
  typefaces: [serif, geometric, slab],
}

const MOODS: Record<string, Mood> = {
  Action: bold,
  Adventure: bold,
  Animation: { ...bright, arts: [critter, critter, confetti, blocks, waves, sunburst, rocket, rings] },
  Children: { ...bright, arts: [critter, critter, confetti, waves, moon] },
  Comedy: bright,
  Crime: shady,
  Documentary: plain,
  Drama: grave,
  Fantasy: dreamy,
  'Film-Noir': { ...shady, arts: [lightCone, blinds, skyline, lightCone] },
  Horror: dark,
  Musical: { ...bright, arts: [curtain, curtain, sunburst, filmStrip, rings, searchlights] },
  Mystery: { ...shady, arts: [keyhole, eyes, lightCone, spiral, forest, monogram] },
  Romance: soft,
  'Sci-Fi': space,
  Thriller: { ...shady, arts: [eyes, spiral, keyhole, skyline, blinds] },
  War: {
    ...grave,
    arts: [searchlights, searchlights, airplanes, airplanes, bands, contours],
    typefaces: [condensed, typewriter, slab],
  },
  Western: frontier,
}

/** The mood of the first genre that has one; that of dramas otherwise. */
export function moodOf(genres: readonly string[]): { genre: string | undefined; mood: Mood } {
  const genre = genres.find((name) => Object.hasOwn(MOODS, name))
  return { genre, mood: MOODS[genre ?? ''] ?? grave }
}
