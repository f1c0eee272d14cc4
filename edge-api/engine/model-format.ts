// The layout of the model file, shared by its writer and its reader.
//
//   0  magic "ISEM"          4  version, u32         8  bytes of the whole file, f64
//  16  bytes of the header, u32
//  20  header: JSON in ASCII, padded with spaces so that the arrays start at a multiple of 8
//      arrays in the order of ARRAYS, each padded with zeros to a multiple of 8
//      CRC-32 of everything before it, u32
//
// All numbers are little-endian, whatever the machine.

export const MAGIC = 'ISEM'
export const VERSION = 1
export const HEADER_START = 20
export const CHECKSUM_BYTES = 4

/** What JSON holds: everything but the arrays. */
export interface ModelHeader {
  itemIds: readonly string[]
  genres: readonly string[]
  lambda: number
  neighborsPerItem: number
  halfLifeDays: number
  trainedAtSeconds: number
  userCount: number
  interactionCount: number
  dataHash: string
  /** How many item-to-item weights and how many item-genre pairs follow. */
  weightCount: number
  itemGenreCount: number
}

export type ArrayName =
  | 'rowPointers' | 'columns' | 'values' | 'diagonal' | 'popularity' | 'trend' | 'genrePointers' | 'itemGenres' // prettier-ignore

/** Name, kind of number and length of every array, in file order. */
export function arraysOf({ itemIds, weightCount, itemGenreCount }: ModelHeader): ArrayLayout[] {
  const items = itemIds.length
  return [
    { name: 'rowPointers', kind: 'Uint32', length: items + 1 },
    { name: 'columns', kind: 'Uint32', length: weightCount },
    { name: 'values', kind: 'Float32', length: weightCount },
    { name: 'diagonal', kind: 'Float64', length: items },
    { name: 'popularity', kind: 'Uint32', length: items },
    { name: 'trend', kind: 'Float64', length: items },
    { name: 'genrePointers', kind: 'Uint32', length: items + 1 },
    { name: 'itemGenres', kind: 'Uint16', length: itemGenreCount },
  ]
}

export interface ArrayLayout {
  name: ArrayName
  kind: 'Uint16' | 'Uint32' | 'Float32' | 'Float64'
  length: number
}

const BYTES_PER_NUMBER = { Uint16: 2, Uint32: 4, Float32: 4, Float64: 8 }

/** The next multiple of 8. */
export function padded(bytes: number): number {
  return Math.ceil(bytes / 8) * 8
}

/** Bytes an array takes in the file, padding included. */
export function bytesOf({ kind, length }: ArrayLayout): number {
  return padded(length * BYTES_PER_NUMBER[kind])
}

/** The model file cannot be used: it is foreign, of another version, truncated or damaged. Train again or fetch it again. */
export class ModelFormatError extends Error {
  override readonly name = 'ModelFormatError'
}
