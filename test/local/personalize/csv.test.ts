import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CsvError, readCsv, toCsvLine } from '../../../edge-api/local/personalize/data/csv.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'csv-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function read(text: string | Uint8Array): Promise<string[][]> {
  const path = join(folder, 'file.csv')
  await writeFile(path, text)
  const records: string[][] = []
  for await (const record of readCsv(path)) records.push(record)
  return records
}

describe('readCsv', () => {
  it.each([
    [
      'plain fields',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a last line without an end',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'line ends of Windows, a byte order mark and empty lines',
      '\ufeffa,b\r\n\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'quotes escaped by a backslash',
      'a,b\n"x \\"y\\", \\\\",2\n',
      [
        ['a', 'b'],
        ['x "y", \\', '2'],
      ],
    ],
    [
      'quotes escaped by doubling',
      'a,b\n"x ""y"", z",2\n',
      [
        ['a', 'b'],
        ['x "y", z', '2'],
      ],
    ],
    [
      'a backslash that escapes nothing',
      'a,b\n"C:\\dir",2\n',
      [
        ['a', 'b'],
        ['C:\\dir', '2'],
      ],
    ],
    [
      'a line end inside quotes',
      'a,b\n"x\ny",\n',
      [
        ['a', 'b'],
        ['x\ny', ''],
      ],
    ],
    [
      'bare quotes inside a field',
      'a,b\n6" film,2\n',
      [
        ['a', 'b'],
        ['6" film', '2'],
      ],
    ],
    ['one column', 'a\n1\n', [['a'], ['1']]],
    ['nothing', '', []],
  ])('reads %s', async (_, text, records) => {
    expect(await read(text)).toEqual(records)
  })

  it('reads what toCsvLine writes, across the chunks of a large file', async () => {
    const odd = ['"', '\\', 'a,b', 'x\ny', 'Amélie 🎬', '', '\\"', '=1+1', 'a|b', '""', 'ends with \\']
    const records = Array.from({ length: 60_000 }, (_, row) =>
      odd.map((field) => `${field}${row % 7 ? '' : row}`),
    )

    expect(await read(records.map(toCsvLine).join(''))).toEqual(records)
  })

  it.each([
    ['a record of another width', 'a,b\n1\n', 'Record 1 has 1 fields, the header 2'],
    ['a quote that is not closed', 'a,b\n"1,2\n3,4\n', 'a quote that is not closed'],
    ['what is not UTF-8', new Uint8Array([97, 10, 0xff, 10]), 'not valid UTF-8'],
  ])('refuses %s', async (_, text, message) => {
    await expect(read(text)).rejects.toThrow(message)
    await expect(read(text)).rejects.toThrow(CsvError)
  })
})
