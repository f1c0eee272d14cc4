// What a poster of an item looks like: palette, picture, typeface and layout, chosen by genre and the item's hash.
import { hashText, seededRandom } from '../seeded.ts'
import { bats, comedian, critter, robot } from './art/characters.ts'
import { airplanes, curtain, embrace, monogram, spiral } from './art/stage.ts'
import {
  bands,
  blocks,
  confetti,
  contours,
  halftone,
  petals,
  rings,
  sunburst,
  waves,
} from './art/geometric.ts'
import { blinds, eyes, filmStrip, keyhole, lightCone, orbits, rocket } from './art/motifs.ts'
import { forest, mesas, moon, mountains, searchlights, skyline } from './art/scenery.ts'
import { pick, type Art } from './art/scene.ts'
import { palettesOf, type Palette } from './palettes.ts'
import { printable, TYPEFACES, type Typeface } from './text.ts'

export interface PosterItem {
  itemId: string
  title: string
  year?: number | undefined
  genres: readonly string[]
}

export type Layout = 'foot' | 'head' | 'plate' | 'frame' | 'disc' | 'spine' | 'stacked'

export interface Design {
  palette: Palette
  art: Art
  layout: Layout
  typeface: Typeface
  /** A fresh generator for the picture, always the same for the item. */
  random: () => number
  initial: string
  id: string
}

type Some<Value> = readonly [Value, ...Value[]]

interface Mood {
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

/** Pictures with something in the middle that no disc should cover. */
const FIGURES = new Set<Art>([comedian, critter, robot, curtain, monogram])

/** The same item always gets the same design; items of one genre share a mood, not a look. */
export function designOf({ itemId, title, genres }: PosterItem): Design {
  const seed = hashText(`${itemId} ${title}`)
  const random = seededRandom(seed)
  const known = genres.find((genre) => genre in MOODS)
  const mood = MOODS[known ?? ''] ?? grave
  const palette = pick(random, palettesOf(known) as Some<Palette>)
  const art = pick(random, mood.arts)
  const layout = pick(random, mood.layouts)
  return {
    palette,
    art,
    layout: layout === 'disc' && FIGURES.has(art) ? 'foot' : layout,
    typeface: pick(random, mood.typefaces),
    random: seededRandom(seed ^ 0x5bd1e995),
    initial: initialOf(title),
    id: `i${seed.toString(36)}`,
  }
}

/** The letter that stands for a title; an article at its beginning does not. */
function initialOf(title: string): string {
  const [first] = printable(title).replace(/^(the|a|an|le|la|les|der|die|das)\s+(?=\S)/iu, '')
  return (first ?? '?').toLocaleUpperCase('en').slice(0, 2)
}
