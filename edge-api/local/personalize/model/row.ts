// Fields of items and users: from the columns of a CSV, and from the camelCase properties of a Put operation.
import type { Row } from '../filters/evaluate.ts'

/** Several values of one field are joined by this. */
const SEPARATOR = '|'

/** `creationTimestamp` -> `CREATION_TIMESTAMP`, `genreL2` -> `GENRE_L2`; a column name stays what it is. */
export function toColumnName(property: string): string {
  return property.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase()
}

/** The row that properties mean; null and empty values are left out. */
export function toRow(properties: Readonly<Record<string, unknown>>): Row {
  const row = new Map<string, readonly string[]>()
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === '') continue
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    row.set(toColumnName(name), text.split(SEPARATOR))
  }
  return row
}

/** A field as the wire shows it, or undefined when it has no value. */
export function fieldText(row: Row | undefined, column: string): string | undefined {
  return row?.get(column.toUpperCase())?.join(SEPARATOR)
}
