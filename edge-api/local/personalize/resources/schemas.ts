// The Avro schemas of the three datasets.
import type { DatasetType } from './names.ts'

interface Column {
  name: string
  type: string | string[]
  categorical?: boolean
}

/** Column names of CSVs to types; what Personalize reserves has its own type, the rest is categorical text. */
const RESERVED: Readonly<Record<string, Column['type']>> = {
  USER_ID: 'string',
  ITEM_ID: 'string',
  TIMESTAMP: 'long',
  CREATION_TIMESTAMP: 'long',
  EVENT_TYPE: 'string',
  EVENT_VALUE: ['float', 'null'],
}

const INTERACTION_COLUMNS = ['USER_ID', 'ITEM_ID', 'EVENT_TYPE', 'EVENT_VALUE', 'TIMESTAMP']
const USER_COLUMNS = ['USER_ID', 'SUBSCRIPTION_MODEL']

/** The schema as JSON text, as DescribeSchema gives it. */
export function schemaOf(type: DatasetType, itemColumns: Iterable<string>): string {
  const [name, columns] = {
    INTERACTIONS: ['Interactions', INTERACTION_COLUMNS] as const,
    ITEMS: ['Items', [...itemColumns]] as const,
    USERS: ['Users', USER_COLUMNS] as const,
  }[type]
  return JSON.stringify({
    type: 'record',
    name,
    namespace: 'com.amazonaws.personalize.schema',
    fields: columns.map(toColumn),
    version: '1.0',
  })
}

function toColumn(name: string): Column {
  const type = Object.hasOwn(RESERVED, name) ? RESERVED[name] : undefined
  return type === undefined ? { name, type: ['string', 'null'], categorical: true } : { name, type }
}
