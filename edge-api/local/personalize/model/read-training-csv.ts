// Reads the two CSV files that Personalize imports.
// https://docs.aws.amazon.com/personalize/latest/dg/data-prep-formatting.html
import { readCsv } from '../data/csv.ts'
import { TrainingDataBuilder } from './training-data.ts'
import type { TrainingData, TrainingRow } from './training-data.ts'

export interface TrainingFiles {
  /** USER_ID, ITEM_ID, TIMESTAMP in epoch seconds; EVENT_TYPE and other columns may follow, in any order. */
  interactionsCsv: string
  /** ITEM_ID and metadata columns; several values of one field are joined by `|`. Without it there is no metadata. */
  itemsCsv?: string | undefined
}

/** The type of an interaction that names none. */
const DEFAULT_EVENT_TYPE = 'Watch'

/**
 * Files and live interactions as training data. An interaction that both hold (same user, item, type and second)
 * counts once.
 * Errors  an Error that names file, line and column for a missing column or a value that cannot be.
 */
export async function readTrainingData(
  { interactionsCsv, itemsCsv }: TrainingFiles,
  liveInteractions: readonly TrainingRow[] = [],
  accepts: (eventType: string, eventValue: number | undefined) => boolean = () => true,
): Promise<TrainingData> {
  const builder = new TrainingDataBuilder()
  const live = new Map(liveInteractions.map((row) => [keyOf(row), row]))
  const interactions = readCsv(interactionsCsv)
  const header = (await interactions.next()).value ?? []
  const columns = ['USER_ID', 'ITEM_ID', 'TIMESTAMP'].map((name) => columnOf(header, name, interactionsCsv))
  const [userColumn = 0, itemColumn = 0, timeColumn = 0] = columns
  const typeColumn = header.indexOf('EVENT_TYPE')
  const valueColumn = header.indexOf('EVENT_VALUE')
  for await (const [index, fields] of numbered(interactions)) {
    const row = {
      userId: fields[userColumn] ?? '',
      itemId: fields[itemColumn] ?? '',
      eventType: fields[typeColumn] || DEFAULT_EVENT_TYPE,
      timestampSeconds: Number(fields[timeColumn] || NaN),
    }
    if (row.userId === '' || row.itemId === '' || !Number.isFinite(row.timestampSeconds)) {
      throw new Error(`${interactionsCsv}, record ${index}: USER_ID, ITEM_ID and TIMESTAMP must all be given`)
    }
    if (live.size > 0) live.delete(keyOf(row))
    if (accepts(row.eventType, toNumber(fields[valueColumn]))) builder.add(row)
  }
  for (const row of live.values()) if (accepts(row.eventType, row.eventValue)) builder.add(row)
  if (builder.rowCount === 0) throw new Error(`${interactionsCsv} has no interactions to train on`)
  return builder.build(...(itemsCsv === undefined ? NO_ITEMS : await readItems(itemsCsv)))
}

const NO_ITEMS: [columns: string[], rows: string[][]] = [[], []]

async function readItems(itemsCsv: string): Promise<[columns: string[], rows: string[][]]> {
  const items = readCsv(itemsCsv)
  const header = (await items.next()).value ?? []
  const id = columnOf(header, 'ITEM_ID', itemsCsv)
  const rows: string[][] = []
  for await (const [index, fields] of numbered(items)) {
    if ((fields[id] ?? '') === '') throw new Error(`${itemsCsv}, record ${index}: ITEM_ID must be given`)
    rows.push(fields)
  }
  return [header, rows]
}

async function* numbered<T>(records: AsyncIterable<T>): AsyncGenerator<[number, T]> {
  let number = 1
  for await (const record of records) yield [number++, record]
}

function columnOf(header: readonly string[], name: string, path: string): number {
  const column = header.indexOf(name)
  if (column === -1) throw new Error(`${path} is missing the column ${name}; it has ${header.join(', ')}`)
  return column
}

function toNumber(text: string | undefined): number | undefined {
  return text === undefined || text === '' ? undefined : Number(text)
}

function keyOf({ userId, itemId, eventType, timestampSeconds }: TrainingRow): string {
  return JSON.stringify([userId, itemId, eventType, timestampSeconds])
}
