// The columns of the training files as Personalize's Avro schemas. A test holds them equal to what the jobs write.
// https://docs.aws.amazon.com/personalize/latest/dg/how-it-works-dataset-schema.html

interface Field {
  name: string
  type: string | readonly string[]
  categorical?: boolean
}

export const SCHEMA_FIELDS = {
  Interactions: [
    { name: 'USER_ID', type: 'string' },
    { name: 'ITEM_ID', type: 'string' },
    { name: 'EVENT_TYPE', type: 'string' },
    { name: 'EVENT_VALUE', type: ['float', 'null'] },
    { name: 'TIMESTAMP', type: 'long' },
    { name: 'IMPRESSION', type: ['string', 'null'] },
  ],
  Items: [
    { name: 'ITEM_ID', type: 'string' },
    { name: 'GENRES', type: 'string', categorical: true },
    { name: 'CREATION_TIMESTAMP', type: 'long' },
    { name: 'RELEASE_YEAR', type: ['int', 'null'] },
  ],
  Users: [
    { name: 'USER_ID', type: 'string' },
    { name: 'ACTIVITY', type: 'string', categorical: true },
  ],
} as const satisfies Record<string, readonly Field[]>

export type DatasetType = keyof typeof SCHEMA_FIELDS

export function toAvroSchema(type: DatasetType): string {
  const namespace = 'com.amazonaws.personalize.schema'
  return JSON.stringify({
    type: 'record',
    name: type,
    namespace,
    fields: SCHEMA_FIELDS[type],
    version: '1.0',
  })
}
