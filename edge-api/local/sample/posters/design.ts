// What a poster of an item looks like: palette, picture, typeface and layout, chosen by genre and the item's hash.
import { hashText, seededRandom } from '../seeded.ts'
import { comedian } from './art/comedian.ts'
import { critter } from './art/critter.ts'
import { curtain } from './art/curtain.ts'
import { monogram } from './art/monogram.ts'
import { robot } from './art/robot.ts'
import { pick, type Art } from './art/scene.ts'
import { moodOf, type Layout, type Some } from './moods.ts'
import { palettesOf, type Palette } from './palettes.ts'
import { printable } from './svg-text.ts'
import type { Typeface } from './typefaces.ts'

export interface PosterItem {
  itemId: string
  title: string
  year?: number | undefined
  genres: readonly string[]
}

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

/** Pictures with something in the middle that neither disc nor head line should cover. */
const FIGURES = new Set<Art>([comedian, critter, robot, curtain, monogram])

/** The same item always gets the same design; items of one genre share a mood, not a look. */
export function designOf({ itemId, title, genres }: PosterItem): Design {
  const seed = hashText(`${itemId} ${title}`)
  const random = seededRandom(seed)
  const { genre, mood } = moodOf(genres)
  const palette = pick(random, palettesOf(genre) as Some<Palette>)
  const art = pick(random, mood.arts)
  const layout = pick(random, mood.layouts)
  return {
    palette,
    art,
    layout: (layout === 'disc' || layout === 'head') && FIGURES.has(art) ? 'plate' : layout,
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
