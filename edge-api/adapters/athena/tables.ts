// A table of a query as Athena sees it: an external table for each folder, and a common table expression that gives it its name.

import { createHash } from 'node:crypto'
import type { QueryTable } from '../../ports/query-engine.ts'

export interface ExternalTable {
  name: string
  /** Makes it unless it is there; the same folder and columns have the same name. */
  create: string
}

/** https://docs.aws.amazon.com/athena/latest/ug/supported-serdes.html */
const FORMATS: Record<QueryTable['format'], string> = {
  'ndjson.gz': "ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'",
  parquet: 'STORED AS PARQUET',
  csv: "ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.OpenCSVSerde' WITH SERDEPROPERTIES ('separatorChar' = ',', 'quoteChar' = '\"', 'escapeChar' = '\\\\')",
}

/** Throws RangeError for a prefix that is no folder or that could end the text it is put in. */
export function toExternalTables(table: QueryTable, toLocation: (prefix: string) => string): ExternalTable[] {
  const { format, prefixes, columns } = table
  const isCsv = format === 'csv'
  const fields = Object.entries(columns).map(
    ([name, type]) => `\`${name}\` ${isCsv ? 'string' : toHiveType(type)}`,
  )
  return prefixes.map((prefix) => {
    if (!/^[\w=.+-]+(\/[\w=.+-]+)*\/$/.test(prefix))
      throw new RangeError(`"${prefix}" is no folder of the store; end it with "/"`)
    const body = `(${fields.join(', ')}) ${FORMATS[format]} LOCATION '${toLocation(prefix)}'${isCsv ? " TBLPROPERTIES ('skip.header.line.count' = '1')" : ''}`
    const name = `t_${createHash('sha256').update(body).digest('hex').slice(0, 24)}`
    return { name, create: `CREATE EXTERNAL TABLE IF NOT EXISTS ${name} ${body}` }
  })
}

/** The query with the names of its tables defined in front. */
export function withTables(
  sql: string,
  tables: Readonly<Record<string, { table: QueryTable; names: readonly string[] }>>,
): string {
  const definitions = Object.entries(tables).map(
    ([name, { table, names }]) => `${name} AS (${toSelect(table, names)})`,
  )
  if (definitions.length === 0) return sql
  const text = sql.replace(/^(\s*--[^\n]*\n)+/, '').trim()
  const rest = /^WITH\s+/i.exec(text)
  return rest
    ? `WITH ${definitions.join(', ')}, ${text.slice(rest[0].length)}`
    : `WITH ${definitions.join(', ')} ${text}`
}

function toSelect({ format, columns }: QueryTable, names: readonly string[]): string {
  const entries = Object.entries(columns)
  if (names.length === 0) {
    return `SELECT ${entries.map(([name, type]) => `CAST(NULL AS ${toTrinoType(type)}) AS ${name}`).join(', ')} WHERE false`
  }
  // Everything in a CSV is text; what is empty is absent.
  const list = entries.map(([name, type]) =>
    format === 'csv' ? `CAST(nullif(${name}, '') AS ${toTrinoType(type)}) AS ${name}` : name,
  )
  return names.map((name) => `SELECT ${list.join(', ')} FROM ${name}`).join(' UNION ALL ')
}

/** From the words of the port to those of Hive, which defines tables. */
function toHiveType(type: string): string {
  const struct = /^struct\((.+)\)$/.exec(type)
  if (struct?.[1] !== undefined) {
    const fields = struct[1].split(', ').map((field) => field.split(' '))
    return `struct<${fields.map(([name = '', of = '']) => `${name}:${toHiveType(of)}`).join(',')}>`
  }
  if (type.endsWith('[]')) return `array<${toHiveType(type.slice(0, -2))}>`
  return type === 'varchar' ? 'string' : type
}

/** To those of Trino, which runs queries. */
function toTrinoType(type: string): string {
  if (type.startsWith('struct('))
    return `row(${type.slice('struct('.length, -1).split(', ').map(toTrinoField).join(', ')})`
  return type.endsWith('[]') ? `array(${type.slice(0, -2)})` : type
}

function toTrinoField(field: string): string {
  const [name = '', type = ''] = field.split(' ')
  return `${name} ${toTrinoType(type)}`
}
