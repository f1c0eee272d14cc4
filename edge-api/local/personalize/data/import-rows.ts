// Writes what an import makes of a dataset: one file with all its rows, in the columns of its schema.
import type { Schema } from './avro.ts'
import { ImportError, MIN_INTERACTIONS, createRowReader, createTypeCounter } from './check-rows.ts'
import { CsvError, readCsv, toCsvLine } from './csv.ts'
import { writeLines } from './write-lines.ts'

export interface ImportRowsOptions {
  schema: Schema
  /** Objects to import, in this order. */
  sources: readonly { key: string; path: string }[]
  /** The dataset's present file: its rows stay, but for those with an id that comes again. Undefined: all are replaced. */
  previous: string | undefined
  target: string
  /** Called now and then: lets others have their turn. */
  pause: () => Promise<void>
}

const PAUSE_EVERY = 2000

/** Errors  ImportError; no file is left then. */
export async function importRows({ target, ...options }: ImportRowsOptions): Promise<void> {
  await writeLines(target, toLines(options))
}

/** The header, the rows that stay, the rows that come. */
async function* toLines({
  schema,
  sources,
  previous,
  pause,
}: Omit<ImportRowsOptions, 'target'>): AsyncGenerator<string> {
  const names = schema.columns.map(({ name }) => name)
  const idColumn = { INTERACTIONS: undefined, ITEMS: 'ITEM_ID', USERS: 'USER_ID' }[schema.datasetType]
  const idAt = idColumn === undefined ? -1 : names.indexOf(idColumn)
  const countType = createTypeCounter(schema)
  yield toCsvLine(names)
  /** Items and users are few enough to be held: the last of each id counts. */
  const byId = new Map<string, string>()
  let record = 0
  for await (const fields of rows(schema, previous, sources)) {
    if (++record % PAUSE_EVERY === 0) await pause()
    countType(fields)
    const line = toCsvLine(fields)
    if (idAt === -1) yield line
    else byId.set(fields[idAt] ?? '', line)
  }
  yield* byId.values()
  if (schema.datasetType === 'INTERACTIONS' && record < MIN_INTERACTIONS) {
    throw new ImportError(`The dataset has fewer than ${MIN_INTERACTIONS} interactions: ${record}`)
  }
}

async function* rows(
  schema: Schema,
  previous: string | undefined,
  sources: ImportRowsOptions['sources'],
): AsyncGenerator<string[]> {
  if (previous !== undefined) yield* earlierRows(schema, previous)
  for (const { key, path } of sources) {
    try {
      yield* newRows(schema, path)
    } catch (error) {
      // The path is of this machine; what was asked for is the key.
      if (error instanceof CsvError || error instanceof ImportError)
        throw new ImportError(withFile(error, key))
      throw error
    }
  }
}

async function* newRows(schema: Schema, path: string): AsyncGenerator<string[]> {
  const records = readCsv(path)
  const read = createRowReader(schema, (await records.next()).value ?? [])
  let record = 1
  for await (const fields of records) yield read(fields, record++)
}

/** Rows of an earlier import, which a schema may have outgrown: what is new is empty. */
async function* earlierRows(schema: Schema, path: string): AsyncGenerator<string[]> {
  const records = readCsv(path)
  const header = (await records.next()).value ?? []
  const order = schema.columns.map(({ name }) => header.indexOf(name))
  for await (const fields of records) yield order.map((at) => fields[at] ?? '')
}

/** AWS's own words stay as they are. */
function withFile({ message }: Error, key: string): string {
  return message.startsWith('Input CSV') ? message : `${key}: ${message}`
}
