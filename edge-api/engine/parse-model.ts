// A model file back into a model; nothing of a bad file is used.
import { crc32 } from './crc32.ts'
import type { Model } from './model.ts'
import {
  type ArrayLayout,
  arraysOf,
  bytesOf,
  CHECKSUM_BYTES,
  HEADER_START,
  MAGIC,
  ModelFormatError,
  type ModelHeader,
  VERSION,
} from './model-format.ts'

/**
 * The model in the bytes of serializeModel.
 * Shape   bytes: not changed and not kept.
 * Errors  ModelFormatError when the file is foreign, of another version, truncated or damaged.
 */
export function parseModel(bytes: Uint8Array): Model {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  checkEnvelope(bytes, view)
  const arraysStart = HEADER_START + view.getUint32(16, true)
  const { weightCount, itemGenreCount, ...header } = parseHeader(bytes.subarray(HEADER_START, arraysStart))
  const layouts = arraysOf({ weightCount, itemGenreCount, ...header })
  const end = arraysStart + layouts.reduce((sum, layout) => sum + bytesOf(layout), 0) + CHECKSUM_BYTES
  if (end !== bytes.length)
    throw new ModelFormatError(`The model file holds ${bytes.length} bytes where its header counts ${end}`)

  let start = arraysStart
  const read = (index: number): DataView => {
    const part = new DataView(bytes.buffer, bytes.byteOffset + start, bytesOf(layouts[index] as ArrayLayout))
    start += part.byteLength
    return part
  }
  const items = header.itemIds.length
  const model: Model = {
    ...header,
    indexByItemId: new Map(header.itemIds.map((itemId, index) => [itemId, index])),
    rowPointers: readUint32(read(0), items + 1),
    columns: readUint32(read(1), weightCount),
    values: readFloat32(read(2), weightCount),
    diagonal: readFloat64(read(3), items),
    popularity: readUint32(read(4), items),
    trend: readFloat64(read(5), items),
    genrePointers: readUint32(read(6), items + 1),
    itemGenres: readUint16(read(7), itemGenreCount),
  }
  checkIndices(model)
  return model
}

/** Foreign, other version, truncated, damaged: in this order, so that the message names the first cause. */
function checkEnvelope(bytes: Uint8Array, view: DataView): void {
  const magic = String.fromCharCode(...bytes.subarray(0, MAGIC.length))
  if (magic !== MAGIC)
    throw new ModelFormatError(
      `This is not a model file: it starts with ${JSON.stringify(magic)}, not "${MAGIC}"`,
    )
  if (bytes.length < HEADER_START)
    throw new ModelFormatError(`The model file is truncated: it has only ${bytes.length} bytes`)
  const version = view.getUint32(4, true)
  if (version !== VERSION)
    throw new ModelFormatError(
      `The model file has version ${version}, this program reads version ${VERSION}: train again`,
    )
  const byteLength = view.getFloat64(8, true)
  if (bytes.length < byteLength)
    throw new ModelFormatError(`The model file is truncated: it has ${bytes.length} of ${byteLength} bytes`)
  const end = bytes.length - CHECKSUM_BYTES
  if (bytes.length !== byteLength || crc32(bytes.subarray(0, end)) !== view.getUint32(end, true))
    throw new ModelFormatError('The model file is damaged: its checksum does not match')
}

/** The checksum has vouched for the bytes, so this only guards against a writer that disagrees with us. */
function parseHeader(bytes: Uint8Array): ModelHeader {
  let text = ''
  for (let start = 0; start < bytes.length; start += 4096)
    text += String.fromCharCode(...bytes.subarray(start, start + 4096))
  try {
    const header = JSON.parse(text) as ModelHeader
    if (Array.isArray(header.itemIds) && Array.isArray(header.genres)) return header
  } catch (cause) {
    throw new ModelFormatError('The header of the model file is not JSON', { cause })
  }
  throw new ModelFormatError('The header of the model file lacks itemIds or genres')
}

function checkIndices({ itemIds, genres, rowPointers, columns, genrePointers, itemGenres }: Model): void {
  const sound =
    ascends(rowPointers, columns.length) &&
    ascends(genrePointers, itemGenres.length) &&
    columns.every((column) => column < itemIds.length) &&
    itemGenres.every((genre) => genre < genres.length)
  if (!sound) throw new ModelFormatError('The model file points outside its own arrays')
}

function ascends(pointers: Uint32Array, last: number): boolean {
  return (
    pointers[0] === 0 &&
    pointers.at(-1) === last &&
    pointers.every((value, index) => value >= (pointers[index - 1] ?? 0))
  )
}

function readUint16(view: DataView, length: number): Uint16Array {
  return Uint16Array.from({ length }, (_, index) => view.getUint16(index * 2, true))
}

function readUint32(view: DataView, length: number): Uint32Array {
  return Uint32Array.from({ length }, (_, index) => view.getUint32(index * 4, true))
}

function readFloat32(view: DataView, length: number): Float32Array {
  return Float32Array.from({ length }, (_, index) => view.getFloat32(index * 4, true))
}

function readFloat64(view: DataView, length: number): Float64Array {
  return Float64Array.from({ length }, (_, index) => view.getFloat64(index * 8, true))
}
