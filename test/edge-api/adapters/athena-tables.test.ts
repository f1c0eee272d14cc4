import { describe, expect, it } from 'vitest'
import { toExternalTables, withTables } from '../../../edge-api/adapters/athena/tables.ts'

const toLocation = (prefix: string) => `s3://data/${prefix}`
const archive = {
  format: 'ndjson.gz',
  prefixes: ['events/v1/dt=2026-03-10/'],
  columns: { event: 'struct(eventId varchar, impression varchar[])', receivedAt: 'varchar' },
} as const
const named = (table: Parameters<typeof toExternalTables>[0]) => ({
  table,
  externals: toExternalTables(table, toLocation),
})

describe('tables of Athena', () => {
  it('are defined in the words of Hive, once for the same folder and columns', () => {
    const [one] = toExternalTables(archive, toLocation)
    const [again] = toExternalTables({ ...archive }, toLocation)

    expect(one?.create).to.contain(
      '`event` struct<eventId:string,impression:array<string>>, `receivedAt` string',
    )
    expect(one?.create).to.contain("LOCATION 's3://data/events/v1/dt=2026-03-10/'")
    expect(one).to.deep.equal(again)
  })

  it('take one object of a folder by its path', () => {
    const [one] = toExternalTables({ ...archive, prefixes: ['catalog/items.ndjson.gz'] }, toLocation)

    expect(one?.create).to.contain("LOCATION 's3://data/catalog/'")
    expect(one?.where).to.equal(`"$path" = 's3://data/catalog/items.ndjson.gz'`)
  })

  it.each(["x'/", 'a b/', '/', ''])('refuse %j as a folder', (prefix) => {
    expect(() => toExternalTables({ ...archive, prefixes: [prefix] }, toLocation)).to.throw(RangeError)
  })

  it('get their names in front of a query, also of one with expressions of its own', () => {
    const { name } = named(archive).externals[0] ?? { name: '' }
    const select = `archive AS (SELECT event, receivedAt FROM ${name} WHERE "$path" LIKE '%.ndjson.gz')`

    expect(withTables('-- why\nSELECT 1 FROM archive', { archive: named(archive) })).to.equal(
      `WITH ${select} SELECT 1 FROM archive`,
    )
    expect(withTables('WITH a AS (SELECT 1) SELECT * FROM a', { archive: named(archive) })).to.equal(
      `WITH ${select}, a AS (SELECT 1) SELECT * FROM a`,
    )
  })

  it('of CSV are text, and what is empty is absent', () => {
    const history = {
      format: 'csv',
      prefixes: ['training/a/'],
      columns: { USER_ID: 'varchar', TIMESTAMP: 'bigint' },
    } as const

    expect(named(history).externals[0]?.create)
      .to.contain('`TIMESTAMP` string')
      .and.to.contain('skip.header.line.count')
    expect(withTables('SELECT 1', { history: named(history) })).to.contain(
      "CAST(nullif(TIMESTAMP, '') AS bigint) AS TIMESTAMP",
    )
  })

  it('without an object have columns and no rows', () => {
    const sql = withTables('SELECT 1', { archive: named({ ...archive, prefixes: [] }) })

    expect(sql)
      .to.contain('CAST(NULL AS row(eventId varchar, impression array(varchar))) AS event')
      .and.to.contain('WHERE false')
  })
})
