// A model as one file.
import { crc32 } from './crc32.ts'
import type { Model } from './model.ts'
import {
  arraysOf,
  bytesOf,
  CHECKSUM_BYTES,
  HEADER_START,
  MAGIC,
  type ModelHeader,
  padded,
  VERSION,
} from './model-format.ts'

/**
 * The bytes of a model file; parseModel gives the same model back, to the bit.
 * Shape   see model-format.ts. The same model gives the same bytes on every machine.
 */
export function serializeModel(model: Model): Uint8Array {
  const header: ModelHeader = {
    itemIds: model.itemIds,
    genres: model.genres,
    lambda: model.lambda,
    neighborsPerItem: model.neighborsPerItem,
    halfLifeDays: model.halfLifeDays,
    trainedAtSeconds: model.trainedAtSeconds,
    userCount: model.userCount,
    interactionCount: model.interactionCount,
    dataHash: model.dataHash,
    weightCount: model.values.length,
    itemGenreCount: model.itemGenres.length,
  }
  const json = toAscii(JSON.stringify(header))
  const headerBytes = padded(HEADER_START + json.length) - HEADER_START
  const arrays = arraysOf(header)
  const byteLength =
    HEADER_START + headerBytes + arrays.reduce((sum, layout) => sum + bytesOf(layout), 0) + CHECKSUM_BYTES

  const bytes = new Uint8Array(byteLength)
  const view = new DataView(bytes.buffer)
  writeAscii(bytes, 0, MAGIC)
  view.setUint32(4, VERSION, true)
  view.setFloat64(8, byteLength, true)
  view.setUint32(16, headerBytes, true)
  writeAscii(bytes, HEADER_START, json.padEnd(headerBytes))
  let start = HEADER_START + headerBytes
  for (const layout of arrays) {
    const array = model[layout.name]
    const stride = array.BYTES_PER_ELEMENT
    for (let index = 0; index < array.length; index++)
      view[`set${layout.kind}`](start + index * stride, array[index] as number, true)
    start += bytesOf(layout)
  }
  view.setUint32(start, crc32(bytes.subarray(0, start)), true)
  return bytes
}

/** JSON may write any character as an escape, and then one character is one byte. */
function toAscii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function writeAscii(bytes: Uint8Array, start: number, text: string): void {
  for (let index = 0; index < text.length; index++) bytes[start + index] = text.charCodeAt(index)
}
