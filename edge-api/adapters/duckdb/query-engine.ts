// Queries over the files of a data folder by DuckDB, in this process and within a stated amount of memory.

import { randomUUID } from 'node:crypto'
import { mkdir, open, rename } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api'
import { QueryFailed, type Query, type QueryEngine, type Row } from '../../ports/query-engine.ts'
import { MACROS } from './dialect.ts'
import { quote, toView } from './tables.ts'

export interface DuckDbOptions {
  /** The folder that keys are paths below. */
  root: string
  /**
   * For DuckDB alone; what does not fit is kept in the temporary folder of the system. Default 768: with what DuckDB does
   * not count, a process that aggregates ten million events stays below 2 GB (bench:accuracy).
   */
  memoryMegabytes?: number
  threads?: number
}

const FILE_NAME = 'rows.parquet'

/** One database, in memory and without tables of its own; a connection for each query, so that names are not shared. */
export function duckDbQueryEngine({ root, memoryMegabytes = 768, threads }: DuckDbOptions): QueryEngine {
  if (!(memoryMegabytes >= 64))
    throw new RangeError(`memoryMegabytes must be 64 or more, got ${memoryMegabytes}`)
  let instance: Promise<DuckDBInstance> | undefined

  /** Opened at the first query, so that a process that asks none loads none. */
  async function openInstance(): Promise<DuckDBInstance> {
    const opened = await DuckDBInstance.create(':memory:', {
      memory_limit: `${memoryMegabytes}MB`,
      // Of its own: DuckDB removes the folder with the instance, and there may be several in a process.
      temp_directory: join(tmpdir(), `intellistream-query-${randomUUID()}`),
      // Queries whose order matters say so; keeping the order of many small files takes several times as long.
      preserve_insertion_order: 'false',
      ...(threads === undefined ? {} : { threads: String(threads) }),
    })
    // Once, for all connections: for a small query they would be a fifth of its time.
    const connection = await opened.connect()
    for (const macro of MACROS) await connection.run(macro)
    connection.closeSync()
    return opened
  }

  /** A connection that knows the tables of the query. */
  async function connect({ tables }: Query): Promise<DuckDBConnection> {
    instance ??= openInstance()
    const connection = await (await instance).connect()
    try {
      for (const [name, table] of Object.entries(tables))
        await connection.run(await toView(root, name, table))
      return connection
    } catch (error) {
      connection.closeSync()
      throw error
    }
  }

  return {
    async write(query, prefix) {
      if (!prefix.endsWith('/')) throw new RangeError(`"${prefix}" is no folder; end it with "/"`)
      const folder = join(root, prefix)
      await mkdir(folder, { recursive: true })
      // Whole or not at all: hidden while it is written, durable before it has its name.
      const hidden = join(folder, `.tmp-${FILE_NAME}`)
      const connection = await connect(query).catch(fail)
      try {
        await connection.run(`COPY (${query.sql}) TO ${quote(hidden)} (FORMAT parquet, COMPRESSION snappy)`)
      } catch (error) {
        fail(error)
      } finally {
        connection.closeSync()
      }
      await syncFile(hidden)
      await rename(hidden, join(folder, FILE_NAME))
    },

    async *read(query) {
      const connection = await connect(query).catch(fail)
      try {
        const result = await connection.stream(query.sql)
        const names = result.deduplicatedColumnNames()
        for (;;) {
          const chunk = await result.fetchChunk()
          if (chunk === null || chunk.rowCount === 0) return
          yield toRows(names, chunk.getColumns(), chunk.rowCount)
        }
      } catch (error) {
        fail(error)
      } finally {
        connection.closeSync()
      }
    },
  }
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

function fail(error: unknown): never {
  if (error instanceof RangeError) throw error
  const reason = error instanceof Error ? error.message : String(error)
  throw new QueryFailed(`DuckDB could not run a query: ${reason}`, { cause: error })
}

/** By hand, a column at a time: the library's own rows take several times as long. */
function toRows(names: readonly string[], columns: readonly DuckDBValue[][], count: number): Row[] {
  const rows: Record<string, unknown>[] = Array.from({ length: count }, () => ({}))
  for (const [index, name] of names.entries()) {
    const column = columns[index] ?? []
    for (const [place, row] of rows.entries()) {
      const value = column[place]
      row[name] = typeof value === 'bigint' ? Number(value) : value
    }
  }
  return rows
}
