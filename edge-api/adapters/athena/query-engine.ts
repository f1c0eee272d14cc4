// Queries over the objects of a bucket by Amazon Athena, engine version 3.

import {
  GetQueryExecutionCommand,
  paginateGetQueryResults,
  StartQueryExecutionCommand,
  type AthenaClient,
  type ColumnInfo,
  type Datum,
} from '@aws-sdk/client-athena'
import { QueryFailed, type Query, type QueryEngine, type Row } from '../../ports/query-engine.ts'
import { toExternalTables, withTables } from './tables.ts'

export interface AthenaOptions {
  client: AthenaClient
  /** Says where results go, how they are encrypted and how much a query may read. */
  workgroup: string
  database: string
  bucket: string
  /** Removes every object below the prefix: Athena writes into an empty folder only. */
  clear: (prefix: string) => Promise<void>
  /** Resolves after so many milliseconds. */
  sleep: (ms: number) => Promise<void>
}

/** Between two looks at a query: at first often, for what is quick. */
const FIRST_WAIT_MS = 200
const LONGEST_WAIT_MS = 5000

/** Throws RangeError for a bucket or a database that Athena would misread. */
export function athenaQueryEngine({
  client,
  workgroup,
  database,
  bucket,
  clear,
  sleep,
}: AthenaOptions): QueryEngine {
  if (!/^[a-z\d.-]{3,63}$/.test(bucket)) throw new RangeError(`"${bucket}" is no name of a bucket`)
  if (!/^\w{1,255}$/.test(database)) throw new RangeError(`"${database}" is no name of a database`)
  const toLocation = (prefix: string) => `s3://${bucket}/${prefix}`

  /** Resolves with the id when the statement has run. */
  async function run(statement: string): Promise<string> {
    const { QueryExecutionId } = await client.send(
      new StartQueryExecutionCommand({
        QueryString: statement,
        WorkGroup: workgroup,
        QueryExecutionContext: { Database: database },
      }),
    )
    for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(waitMs * 1.5, LONGEST_WAIT_MS)) {
      const { QueryExecution } = await client.send(new GetQueryExecutionCommand({ QueryExecutionId }))
      const { State, StateChangeReason } = QueryExecution?.Status ?? {}
      if (State === 'SUCCEEDED') return QueryExecutionId ?? ''
      if (State === 'FAILED' || State === 'CANCELLED')
        throw new Error(`${State}: ${StateChangeReason ?? 'no reason given'}`)
      await sleep(waitMs)
    }
  }

  async function prepare({ sql, tables }: Query): Promise<string> {
    const made: Parameters<typeof withTables>[1] = Object.fromEntries(
      await Promise.all(
        Object.entries(tables).map(async ([name, table]) => {
          const externals = toExternalTables(table, toLocation)
          for (const { create } of externals) await run(create)
          return [name, { table, externals }] as const
        }),
      ),
    )
    return withTables(sql, made)
  }

  return {
    async write(query, prefix) {
      if (!/^[\w=.+-]+(\/[\w=.+-]+)*\/$/.test(prefix))
        throw new RangeError(`"${prefix}" is no folder of the store; end it with "/"`)
      try {
        const sql = await prepare(query)
        await clear(prefix)
        await run(
          `UNLOAD (${sql}) TO '${toLocation(prefix)}' WITH (format = 'PARQUET', compression = 'ZSTD')`,
        )
      } catch (error) {
        fail(error)
      }
    },

    async *read(query) {
      try {
        const QueryExecutionId = await run(await prepare(query))
        let isFirst = true
        for await (const { ResultSet } of paginateGetQueryResults({ client }, { QueryExecutionId })) {
          const columns = ResultSet?.ResultSetMetadata?.ColumnInfo ?? []
          // The first row of the first page names the columns.
          const rows = (ResultSet?.Rows ?? []).slice(isFirst ? 1 : 0)
          isFirst = false
          yield rows.map(({ Data = [] }) => toRow(columns, Data))
        }
      } catch (error) {
        fail(error)
      }
    },
  }
}

function toRow(columns: readonly ColumnInfo[], data: readonly Datum[]): Row {
  return Object.fromEntries(
    columns.map(({ Name = '', Type = '' }, index) => [Name, toValue(Type, data[index]?.VarCharValue)]),
  )
}

function toValue(type: string, text: string | undefined): string | number | boolean | null {
  if (text === undefined) return null
  if (type === 'varchar' || type === 'char') return text
  if (type === 'boolean') return text === 'true'
  const value = Number(text)
  if (Number.isNaN(value))
    throw new TypeError(`A column of type ${type} cannot be read; select it as a text or a number`)
  return value
}

function fail(error: unknown): never {
  if (error instanceof RangeError) throw error
  const reason = error instanceof Error ? error.message : String(error)
  throw new QueryFailed(`Athena could not run a query: ${reason}`, { cause: error })
}
