// A table of a query as Athena sees it: an external table for each folder, and a common table expression that gives it its name.

import { createHash } from 'node:crypto'
import type { QueryTable } from '../../ports/query-engine.ts'

export interface ExternalTable {
  name: string
  /** Makes it unless it is there; the same folder and columns have the same name. */
  create: string
  /** Which of its objects are meant. */
  where: string
}

/** https://docs.aws.amazon.com/athena/latest/ug/supported-serdes.html */
const FORMATS: Record<QueryTable['format'], string> = {
  'ndjson.gz': "ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'",
  parquet: 'STORED AS PARQUET',
  csv: "ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.OpenCSVSerde' WITH SERDEPROPERTIES ('separatorChar' = ',', 'quoteChar' = '\"', 'escapeChar' = '\\\\')",
}

/** A folder, or one object of it. */
const PREFIX = /^[\w=.+-]+(\/[\w=.+-]+)*\/?$/

/** Throws RangeError for a prefix that could end the text it is put in. */
export function toExternalTables(table: QueryTable, toLocation: (prefix: string) => string): ExternalTable[] {
  const { format, prefixes, columns } = table
  const isCsv = format === 'csv'
  const fields = Object.entries(columns).map(
    ([name, type]) => `\`${name}\` ${isCsv ? 'string' : toHiveType(type)}`,
  )
  return prefixes.map((prefix) => {
    if (!PREFIX.test(prefix)) throw new RangeError(`"${prefix}" names no folder and no object of the store`)
    const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1)
    const properties = isCsv ? " TBLPROPERTIES ('skip.header.line.count' = '1')" : ''
    const body = `(${fields.join(', ')}) ${FORMATS[format]} LOCATION '${toLocation(folder)}'${properties}`
    const name = `t_${createHash('sha256').update(body).digest('hex').slice(0, 24)}`
    return {
      name,
      create: `CREATE EXTERNAL TABLE IF NOT EXISTS ${name} ${body}`,
      where: toWhere(format, prefix, toLocation),
    }
  })
}

/** A table is all of a folder: what is meant of it is chosen by path. What Athena itself wrote has names without an ending. */
function toWhere(
  format: QueryTable['format'],
  prefix: string,
  toLocation: (prefix: string) => string,
): string {
  if (!prefix.endsWith('/')) return `"$path" = '${toLocation(prefix)}'`
  return format === 'parquet' ? 'true' : `"$path" LIKE '%.${format}'`
}

/** The query with the names of its tables defined in front. */
export function withTables(
  sql: string,
  tables: Readonly<Record<string, { table: QueryTable; externals: readonly ExternalTable[] }>>,
): string {
  const definitions = Object.entries(tables).map(
    ([name, { table, externals }]) => `${name} AS (${toSelect(table, externals)})`,
  )
  if (definitions.length === 0) return sql
  const text = sql.replace(/^(\s*--[^\n]*\n)+/, '').trim()
  const rest = /^WITH\s+/i.exec(text)
  return rest
    ? `WITH ${definitions.join(', ')}, ${text.slice(rest[0].length)}`
    : `WITH ${definitions.join(', ')} ${text}`
}

function toSelect({ format, columns }: QueryTable, externals: readonly ExternalTable[]): string {
  const entries = Object.entries(columns)
  if (externals.length === 0) {
    return `SELECT ${entries.map(([name, type]) => `CAST(NULL AS ${toTrinoType(type)}) AS ${name}`).join(', ')} WHERE false`
  }
  // Everything in a CSV is text; what is empty is absent.
  const list = entries.map(([name, type]) =>
    format === 'csv' ? `CAST(nullif(${name}, '') AS ${toTrinoType(type)}) AS ${name}` : name,
  )
  return externals
    .map(({ name, where }) => `SELECT ${list.join(', ')} FROM ${name} WHERE ${where}`)
    .join(' UNION ALL ')
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
