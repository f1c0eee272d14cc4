// Every film of the sample catalog, in the order of its id.
import { documentaries } from './catalog/documentaries.ts'
import { earlyAnimation } from './catalog/early-animation.ts'
import { horrorAndSciFi } from './catalog/horror-and-sci-fi.ts'
import { noirAndMystery } from './catalog/noir-and-mystery.ts'
import { openFilms } from './catalog/open-films.ts'
import { silentComedies } from './catalog/silent-comedies.ts'
import { silentDramas } from './catalog/silent-dramas.ts'
import { silentFantastic } from './catalog/silent-fantastic.ts'
import { talkies } from './catalog/talkies.ts'
import { westerns } from './catalog/westerns.ts'
import type { SampleFilm } from './catalog/film.ts'

/** Real films that are free to show: in the public domain of the United States, or under Creative Commons. */
export const sampleCatalog: readonly SampleFilm[] = [
  ...silentComedies,
  ...silentDramas,
  ...silentFantastic,
  ...earlyAnimation,
  ...documentaries,
  ...noirAndMystery,
  ...horrorAndSciFi,
  ...talkies,
  ...westerns,
  ...openFilms,
]
