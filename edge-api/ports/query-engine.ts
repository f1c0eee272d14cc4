// What reads many objects at once: DuckDB on a laptop, Athena on AWS. Both run the same SELECTs of jobs/sql/.

export type Format = 'ndjson.gz' | 'parquet' | 'csv'

/** A name in a query and the objects behind it. */
export interface QueryTable {
  format: Format
  /** Folders, which end with a slash: every object below whose name ends in the format is part of the table; or single
   * objects, which exist. None: no rows. */
  prefixes: readonly string[]
  /** Name to type, as `varchar`, `bigint`, `double`, `boolean`, `varchar[]`, `struct(a varchar, b bigint)`. */
  columns: Readonly<Record<string, string>>
}

export interface Query {
  /** One SELECT, in the words both engines know. */
  sql: string
  tables: Readonly<Record<string, QueryTable>>
}

/** A row by column name: strings, numbers, booleans, null, and lists of them. Whole numbers are safe integers. */
export type Row = Readonly<Record<string, unknown>>

/** Every method throws `QueryFailed` when an answer cannot be had, and never answers half. */
export interface QueryEngine {
  /** Replaces what is below the prefix by the rows of the query, as Parquet. */
  write(query: Query, prefix: string): Promise<void>
  /** The rows of the query, in its order, some thousand at a time. */
  read(query: Query): AsyncIterable<Row[]>
}

export class QueryFailed extends Error {
  override readonly name = 'QueryFailed'
}
