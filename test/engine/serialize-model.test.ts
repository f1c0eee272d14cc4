import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crc32 } from '../../edge-api/engine/crc32.ts'
import { ModelFormatError } from '../../edge-api/engine/model-format.ts'
import { parseModel } from '../../edge-api/engine/parse-model.ts'
import { recommendItems } from '../../edge-api/engine/recommend-items.ts'
import { serializeModel } from '../../edge-api/engine/serialize-model.ts'
import { trainModel } from '../../edge-api/engine/train-model.ts'
import { checkerboard, films, liked, NOW_SECONDS, watch } from './sample.ts'

const trainedAt = { trainedAtSeconds: NOW_SECONDS }
const model = trainModel([...checkerboard({ users: 9, items: 9 }), watch('u', 'Amélie 🎬')], films, trainedAt)
const bytes = serializeModel(model)

describe('serializeModel and parseModel', () => {
  it('give the same model back, to the bit', () => {
    const parsed = parseModel(bytes)

    expect(parsed).toEqual(model)
    expect(serializeModel(parsed)).toEqual(bytes)
    expect(recommendItems(parsed, liked('3'))).toEqual(recommendItems(model, liked('3')))
  })

  it('hold for any names, and for a model of nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }))),
        (pairs) => {
          const any = trainModel(
            pairs.map(([userId, itemId]) => watch(userId, itemId)),
            pairs.map(([genre, itemId]) => ({ itemId, genres: [genre] })),
            trainedAt,
          )

          expect(parseModel(serializeModel(any))).toEqual(any)
        },
      ),
    )
  })

  it('read a file that lies anywhere in a larger buffer', () => {
    const larger = new Uint8Array(bytes.length + 10)
    larger.set(bytes, 3)

    expect(parseModel(larger.subarray(3, 3 + bytes.length))).toEqual(model)
  })

  it.each([
    ['an empty file', new Uint8Array(), /not a model file/],
    [
      'a foreign file',
      Uint8Array.from('PK\u0003\u0004 and more', (char) => char.charCodeAt(0)),
      /not a model file/,
    ],
    ['a file cut after its magic', bytes.slice(0, 10), /truncated/],
    ['a file cut at the end', bytes.slice(0, -1), /truncated/],
    ['a file with something after it', Uint8Array.of(...bytes, 0), /damaged/],
    ['another version', bytes.with(4, 9), /version 9/],
  ])('refuse %s', (_, file, message) => {
    expect(() => parseModel(file)).toThrow(ModelFormatError)
    expect(() => parseModel(file)).toThrow(message)
  })

  it('refuse a file with any one bit changed, and any part of a file', () => {
    const place = fc.integer({ min: 0, max: bytes.length - 1 })
    fc.assert(
      fc.property(place, fc.integer({ min: 0, max: 7 }), (index, bit) => {
        expect(() => parseModel(bytes.with(index, (bytes[index] ?? 0) ^ (1 << bit)))).toThrow(
          ModelFormatError,
        )
        expect(() => parseModel(bytes.slice(0, index))).toThrow(ModelFormatError)
      }),
    )
  })
})

describe('crc32', () => {
  it('has the check value of the standard', () => {
    expect(crc32(Uint8Array.from('123456789', (char) => char.charCodeAt(0)))).toBe(0xcbf43926)
  })
})
