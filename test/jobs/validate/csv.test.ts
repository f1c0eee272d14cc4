import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { duckDbQueryEngine } from '../../../edge-api/adapters/duckdb/query-engine.ts'
import { row } from '../../../edge-api/jobs/import/training-csv.ts'
import { TABLES } from '../../../edge-api/jobs/preprocess/queries.ts'
import { readCsv } from '../../../edge-api/local/personalize/data/csv.ts'
import { splitLine } from '../../../edge-api/jobs/validate/split-line.ts'
import { createSite } from '../support/site.ts'

/** What breaks CSV files, spreadsheets and lists of categories, among anything else. */
const awkward = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom(
      '"',
      '\\',
      ',',
      '|',
      '\n',
      '\r',
      ' ',
      'a',
      '=',
      '+',
      '-',
      '@',
      'é',
      '電',
      '🎬',
      '\u2028',
    ),
    maxLength: 30,
  }),
  fc.constantFrom('', '=1+1', '@SUM(A1)', '-2', '"', '\\', '\\"', 'null', 'a'.repeat(10_000)),
)
/** A row is one line: breaks of lines become a space. */
const onOneLine = (text: string) => text.replace(/[\r\n]+/g, ' ')

describe('CSV rows', () => {
  it('give back every field that was put in, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(awkward, { minLength: 1, maxLength: 6 }), (fields) => {
        const line = row(...fields)

        expect(line.endsWith('\n')).to.equal(true)
        expect(line.slice(0, -1)).not.to.match(/[\r\n]/)
        expect(splitLine(line.slice(0, -1))).to.deep.equal(fields.map(onOneLine))
      }),
      { numRuns: 500 },
    )
  })

  it('are never read as another number of fields after a quote was lost', () => {
    fc.assert(
      fc.property(fc.array(awkward, { minLength: 2, maxLength: 4 }), (fields) => {
        const line = row(...fields).slice(0, -1)
        fc.pre(/^"|,"/.test(line))

        const broken = splitLine(line.replace('"', ''))

        expect(
          broken === undefined || JSON.stringify(broken) !== JSON.stringify(fields.map(onOneLine)),
        ).to.equal(true)
      }),
    )
  })

  it('mean the same to the local Personalize, which imports them', async () => {
    const site = await createSite()
    const ids = fc
      .sample(awkward, { numRuns: 300, seed: 11 })
      .map(onOneLine)
      .filter((id) => id !== '')
    const path = join(site.root, 'rows.csv')
    await writeFile(path, `USER_ID,ITEM_ID\n${ids.map((id) => row(id, 'i1')).join('')}`)

    const read: string[] = []
    for await (const [id = ''] of readCsv(path)) read.push(id)

    expect(read.slice(1)).to.deep.equal(ids)
  })

  it('mean the same to DuckDB, which reads the history', async () => {
    const site = await createSite()
    const ids = fc
      .sample(awkward, { numRuns: 300, seed: 7 })
      .map(onOneLine)
      .filter((id) => id !== '' && !id.includes('\0'))
    const rows = ids.map((id, index) => row(id, 'i1', 'Watch', '', 1_700_000_000 + index))
    await site.objectStore.put(
      'history.csv',
      Buffer.from(`USER_ID,ITEM_ID,EVENT_TYPE,EVENT_VALUE,TIMESTAMP\n${rows.join('')}`),
    )

    const read: unknown[] = []
    const history = TABLES.history(['history.csv'])
    const sql = 'SELECT USER_ID FROM history ORDER BY TIMESTAMP'
    for await (const chunk of duckDbQueryEngine({ root: site.root }).read({ sql, tables: { history } }))
      read.push(...chunk.map((one) => one['USER_ID']))

    expect(read).to.deep.equal(ids)
  })
})
