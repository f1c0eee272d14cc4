// The Avro schemas of our training files.
// https://docs.aws.amazon.com/personalize/latest/dg/how-it-works-dataset-schema.html

export type DatasetType = 'Interactions' | 'Items' | 'Users'

interface Field {
  name: string
  type: string | readonly string[]
  categorical?: boolean
}

const FIELDS: Readonly<Record<DatasetType, readonly Field[]>> = {
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
}

export const DATASET_TYPES: readonly DatasetType[] = ['Interactions', 'Items', 'Users']

/** Good for custom data set groups and, because it has what VIDEO_ON_DEMAND requires, for that domain too. */
export function toAvroSchema(type: DatasetType): string {
  return JSON.stringify({
    type: 'record',
    name: type,
    namespace: 'com.amazonaws.personalize.schema',
    fields: FIELDS[type],
    version: '1.0',
  })
}
