// What the sample offers to the entrypoints; inside the folder the files import each other directly.
export { sampleAccounts, type SampleAccount } from './audience/accounts.ts'
export { simulateAudience, type SimulatedInteraction } from './audience/simulate-audience.ts'
export { sampleCatalog } from './catalog.ts'
export type { Genre, SampleFilm } from './catalog/film.ts'
export { sampleDataset, type SampleDataset } from './dataset.ts'
export { drawBackdrop } from './posters/draw-backdrop.ts'
export type { PosterItem } from './posters/design.ts'
export { drawPoster, posterColor } from './posters/draw-poster.ts'
