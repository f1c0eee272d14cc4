// The queries in both dialects, as far as that can be known here: Athena's engine v3 is Trino, whose grammar and documented
// functions stand in for it; what the functions mean is asked of DuckDB by the examples of Trino's documentation.
import { readdir } from 'node:fs/promises'
import { DuckDBInstance } from '@duckdb/node-api'
import { TrinoSQL } from 'dt-sql-parser'
import { beforeAll, describe, expect, it } from 'vitest'
import { MACROS } from '../../../edge-api/adapters/duckdb/dialect.ts'
import {
  readCompactQuery,
  readFactsQuery,
  readQuery,
  type QueryName,
} from '../../../edge-api/jobs/preprocess/queries.ts'

const files = await readdir(new URL('../../../edge-api/jobs/sql/', import.meta.url))
const names = files.map((file) => file.replace('.sql', '')) as QueryName[]
const parameters = {
  min_percent: 70,
  min_percent_when_ended: 50,
  max_events_a_day: 1000,
  max_watched_hours_a_day: 30,
  max_events_a_minute: 60,
  since_ms: 0,
  from_ms: 0,
  to_ms: 1,
  window_ms: 1,
}

/** Functions that Athena's engine v3 has, each with a value that it gives: https://trino.io/docs/current/functions.html */
const MEANINGS: Readonly<Record<string, readonly [expression: string, value: unknown]>> = {
  array_join: ["array_join(ARRAY['a', NULL, 'b'], '|')", 'a|b'],
  array_position: ["array_position(ARRAY['a', 'b', 'b'], 'b')", 2],
  cast: ["CAST('12' AS bigint)", 12n],
  coalesce: ['coalesce(NULL, 2)', 2],
  count: ['(SELECT count(*) FROM (VALUES (1), (NULL)) AS t (x))', 2n],
  element_at: [
    "coalesce(element_at(split('a|b', '|'), 2), '') || coalesce(element_at(split('a|b', '|'), 3), '-')",
    'b-',
  ],
  floor: ['floor(-1.5e0)', -2],
  from_iso8601_timestamp: ["to_unixtime(from_iso8601_timestamp('2020-05-11T11:15:05.250Z'))", 1589195705.25],
  least: ['least(1e0, 2e0)', 1],
  lpad: ["lpad(CAST(7 AS varchar), 3, '0')", '007'],
  max: ['(SELECT max(x) FROM (VALUES (1), (NULL), (3)) AS t (x))', 3],
  max_by: ["(SELECT max_by(x, y) FROM (VALUES ('c', 3), ('a', 1), ('d', NULL)) AS t (x, y))", 'c'],
  min: ['(SELECT min(x) FROM (VALUES (1), (NULL), (3)) AS t (x))', 1],
  min_by: [
    "(SELECT array_join(min_by(x, y, 2), ',') FROM (VALUES ('c', 3), ('a', 1), ('b', 2)) AS t (x, y))",
    'a,b',
  ],
  round: ['round(2.5e0)', 3],
  row_number: [
    '(SELECT max(n) FROM (SELECT row_number() OVER (PARTITION BY x ORDER BY x) AS n FROM (VALUES (1), (1), (2)) AS t (x)) AS u)',
    2n,
  ],
  split: ["array_join(split('a|b', '|'), ',')", 'a,b'],
  sum: ['(SELECT sum(x) FROM (VALUES (1.5e0), (2e0)) AS t (x))', 3.5],
  to_unixtime: ["to_unixtime(from_iso8601_timestamp('1970-01-01T00:00:01.000Z'))", 1],
  try_cast: ["coalesce(TRY_CAST('' AS bigint), TRY_CAST('12' AS bigint))", 12n],
  unnest: ["(SELECT max(place) FROM UNNEST(ARRAY['a', 'b']) WITH ORDINALITY AS t (item, place))", 2n],
}

/** Words that stand before a bracket without being functions. */
const SYNTAX = new Set('and as by distinct from in join not on or over parts then when where'.split(' '))

describe.each(names)('%s.sql', (name) => {
  it("is one SELECT by Trino's grammar", async () => {
    const parser = new TrinoSQL()

    const errors = parser.validate(await readQuery(name, parameters))

    expect(errors).to.deep.equal([])
  })

  it('uses only functions whose meaning is known to agree', async () => {
    const sql = (await readQuery(name, parameters)).replace(/--.*$/gm, '').replace(/'[^']*'/g, "''")
    const called = [...sql.matchAll(/\b([a-z_0-9]+)\s*\(/gi)].map(([, word = '']) => word.toLowerCase())

    const unknown = called.filter((word) => !Object.hasOwn(MEANINGS, word) && !SYNTAX.has(word))

    expect(unknown).to.deep.equal([])
  })

  it('divides no whole numbers and joins no text by concat, where the dialects differ', async () => {
    const sql = (await readQuery(name, parameters)).replace(/--.*$/gm, '')

    // Each divisor is a double: a literal with an exponent, or a column that is one.
    const divisors = [...sql.matchAll(/\/\s*([\w.]+)/g)].map(([, divisor]) => divisor)
    expect(divisors.filter((divisor) => !/^\d+e\d+$|durationSeconds$/.test(divisor ?? ''))).to.deep.equal([])
    expect(sql).not.to.match(/\bconcat\b|::|\bILIKE\b|\bQUALIFY\b|\bEXCLUDE\b/i)
  })
})

it.each([readFactsQuery, readCompactQuery])("%o gives one SELECT by Trino's grammar", async (read) => {
  expect(new TrinoSQL().validate(await read())).to.deep.equal([])
})

describe('functions of the queries', () => {
  let ask: (expression: string) => Promise<unknown>
  beforeAll(async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    for (const macro of MACROS) await connection.run(macro)
    ask = async (expression) => (await connection.runAndReadAll(`SELECT ${expression}`)).getRowsJS()[0]?.[0]
  })

  it.each(Object.entries(MEANINGS))('%s means what it means in Trino', async (_, [expression, value]) => {
    const answer = await ask(expression)

    expect(typeof answer === 'bigint' ? Number(answer) : answer).to.equal(
      typeof value === 'bigint' ? Number(value) : value,
    )
  })

  it.each(Object.values(MEANINGS).map(([expression]) => expression))(
    "%s is an expression of Trino's",
    (expression) => {
      expect(new TrinoSQL().validate(`SELECT ${expression}`)).to.deep.equal([])
    },
  )
})

it('refuses a query that lacks a parameter', async () => {
  await expect(readQuery('verdicts', {})).rejects.toThrow(/:since_ms/)
})
