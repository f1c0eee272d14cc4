// What a CSV must be to be imported: the columns of its schema, with values of their types.
// https://docs.aws.amazon.com/personalize/latest/dg/data-prep-formatting.html
import { INTERACTION_EXTRAS } from './avro.ts'
import type { Column, Schema } from './avro.ts'

/** Data that Personalize would not import; the message becomes the job's failureReason. */
export class ImportError extends Error {
  override readonly name = 'ImportError'
}

const MAX_ID_CHARACTERS = 256
const MAX_CATEGORICAL_CHARACTERS = 1000
/** Longer text is cut, not refused. */
const MAX_TEXT_CHARACTERS = 20_000
/** Distinct event types together with the optional columns of an Interactions dataset. */
const MAX_TYPES_AND_COLUMNS = 10
/** Of an Interactions dataset after the import. */
export const MIN_INTERACTIONS = 1000

/** A function from the fields of a record to those of the schema, in its order. Errors  ImportError. */
export function createRowReader(
  schema: Schema,
  header: readonly string[],
): (fields: readonly string[], record: number) => string[] {
  const names = header.map((name) => name.trim())
  const missing = schema.columns.filter(({ name }) => !names.includes(name)).map(({ name }) => name)
  if (missing.length > 0) {
    throw new ImportError(`Input CSV is missing the following columns:[${missing.join(', ')}]`)
  }
  const readers = schema.columns.map((column) => ({ at: names.indexOf(column.name), read: readerOf(column) }))
  return (fields, record) => readers.map(({ at, read }) => read(fields[at] ?? '', record))
}

/** Counts the distinct event types of an Interactions dataset. Errors  ImportError when there are too many. */
export function createTypeCounter({ datasetType, columns }: Schema): (fields: readonly string[]) => void {
  const at = columns.findIndex(({ name }) => name === 'EVENT_TYPE')
  const extras = columns.filter(({ name }) => INTERACTION_EXTRAS.includes(name)).length
  const types = new Set<string>()
  if (datasetType !== 'INTERACTIONS' || at === -1) return () => undefined
  return (fields) => {
    types.add((fields[at] ?? '').toLowerCase())
    if (types.size + extras <= MAX_TYPES_AND_COLUMNS) return
    throw new ImportError(
      `The dataset has more than ${MAX_TYPES_AND_COLUMNS} distinct event types and optional columns together`,
    )
  }
}

function readerOf({ name, type, isNullable, isCategorical, isTextual }: Column) {
  const isId = name === 'USER_ID' || name === 'ITEM_ID'
  const fail = (value: string, record: number, problem: string): never => {
    throw new ImportError(
      `Record ${record}: column ${name} has the value '${value.slice(0, 60)}', ${problem}`,
    )
  }
  return (value: string, record: number): string => {
    if (value === '' || value === 'null') {
      if (isNullable) return ''
      if (type !== 'string' || isId || value === '') return fail(value, record, 'but must not be null')
    }
    if (type !== 'string')
      return isOfType(value, type) ? value : fail(value, record, `which is not of type ${type}`)
    if (isId && value.length > MAX_ID_CHARACTERS)
      return fail(value, record, 'which has more than 256 characters')
    if (isCategorical && value.length > MAX_CATEGORICAL_CHARACTERS) {
      return fail(value, record, `which has more than ${MAX_CATEGORICAL_CHARACTERS} characters`)
    }
    return isTextual ? value.slice(0, MAX_TEXT_CHARACTERS) : value
  }
}

function isOfType(value: string, type: Exclude<Column['type'], 'string'>): boolean {
  switch (type) {
    case 'boolean':
      return value === 'true' || value === 'false'
    case 'int':
    case 'long':
      return /^[+-]?\d{1,19}$/.test(value)
    case 'float':
    case 'double':
      return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value)
  }
}
