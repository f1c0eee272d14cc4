// Queries over the files of a data folder by DuckDB, in this process and within a stated amount of memory.

import { mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { QueryFailed, type Query, type QueryEngine, type Row } from '../../ports/query-engine.ts'
import { MACROS } from './dialect.ts'
import { quote, toView } from './tables.ts'

export interface DuckDbOptions {
  /** The folder that keys are paths below. */
  root: string
  /** For DuckDB alone; what does not fit is kept in the temporary folder of the system. Default 1024. */
  memoryMegabytes?: number
  threads?: number
}

const FILE_NAME = 'rows.parquet'

/** Each query has a database of its own, in memory, so that queries share nothing but files. */
export function duckDbQueryEngine({ root, memoryMegabytes = 1024, threads }: DuckDbOptions): QueryEngine {
  if (!(memoryMegabytes >= 64))
    throw new RangeError(`memoryMegabytes must be 64 or more, got ${memoryMegabytes}`)

  /** A database that knows the tables of the query. */
  async function openDatabase({
    tables,
  }: Query): Promise<{ connection: DuckDBConnection; close(): Promise<void> }> {
    const temporary = await mkdtemp(join(tmpdir(), 'intellistream-query-'))
    const instance = await DuckDBInstance.create(':memory:', {
      memory_limit: `${memoryMegabytes}MB`,
      temp_directory: temporary,
      ...(threads === undefined ? {} : { threads: String(threads) }),
    })
    const close = async () => {
      instance.closeSync()
      await rm(temporary, { recursive: true, force: true })
    }
    try {
      const connection = await instance.connect()
      for (const macro of MACROS) await connection.run(macro)
      for (const [name, table] of Object.entries(tables))
        await connection.run(await toView(root, name, table))
      return { connection, close }
    } catch (error) {
      await close()
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
      const database = await openDatabase(query).catch(fail)
      try {
        await database.connection.run(
          `COPY (${query.sql}) TO ${quote(hidden)} (FORMAT parquet, COMPRESSION zstd)`,
        )
      } catch (error) {
        fail(error)
      } finally {
        await database.close()
      }
      await syncFile(hidden)
      await rename(hidden, join(folder, FILE_NAME))
    },

    async *read(query) {
      const database = await openDatabase(query).catch(fail)
      try {
        const result = await database.connection.stream(query.sql)
        for await (const rows of result.yieldRowObjectJs()) yield rows.map(toRow)
      } catch (error) {
        fail(error)
      } finally {
        await database.close()
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

function toRow(row: Record<string, unknown>): Row {
  for (const [name, value] of Object.entries(row)) if (typeof value === 'bigint') row[name] = Number(value)
  return row
}
