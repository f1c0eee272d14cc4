import { expect, it } from 'vitest'
import { CsvParts } from '../../../edge-api/jobs/preprocess/csv-parts.ts'
import { memoryObjectStore } from '../../support/memory-object-store.ts'

const OPTIONS = { prefix: 't/', header: 'A\n', partCharacters: 6 }

async function write(rows: string[], store = memoryObjectStore()) {
  const parts = new CsvParts(store, OPTIONS)
  for (const row of rows) {
    parts.write(row)
    await parts.rest()
  }
  await parts.end()
  const written: Record<string, string> = {}
  for await (const key of store.listKeys('')) {
    const stored = await store.get(key)
    written[key] = Buffer.from(stored?.body ?? []).toString('utf8')
  }
  return written
}

it('begins a part with the header when the one before is full', async () => {
  expect(await write(['1\n', '2\n', '3\n'])).to.deep.equal({
    't/part-00000.csv': 'A\n1\n2\n',
    't/part-00001.csv': 'A\n3\n',
  })
})

it('writes the header alone when there are no rows, and no part without rows after others', async () => {
  expect(await write([])).to.deep.equal({ 't/part-00000.csv': 'A\n' })
  expect(await write(['1\n', '2\n'])).to.deep.equal({ 't/part-00000.csv': 'A\n1\n2\n' })
})

it('removes the parts of an attempt that had more', async () => {
  const store = memoryObjectStore()
  await write(['1\n', '2\n', '3\n'], store)

  expect(await write(['1\n'], store)).to.deep.equal({ 't/part-00000.csv': 'A\n1\n' })
})
