// Imported items or users, by id.
import { readCsv } from './csv.ts'
import type { Row } from '../filters/evaluate.ts'
import { toRow } from '../model/row.ts'

export interface Table {
  /** In upper case. */
  columns: ReadonlySet<string>
  rows: ReadonlyMap<string, Row>
}

export const EMPTY_TABLE: Table = { columns: new Set(), rows: new Map() }

/** Of several rows with the same id the last counts. */
export async function readTable(path: string, idColumn: string): Promise<Table> {
  const records = readCsv(path)
  const header = ((await records.next()).value ?? []).map((column) => column.toUpperCase())
  const id = header.indexOf(idColumn)
  const rows = new Map<string, Row>()
  for await (const fields of records) {
    const named = header.map((column, index) => [column, fields[index]])
    rows.set(fields[id] ?? '', toRow(Object.fromEntries(named) as Record<string, string>))
  }
  return { columns: new Set(header), rows }
}
