// Schemas for tests, as JSON text.

type Type = string | string[]
interface Field {
  name: string
  type: Type
  categorical?: boolean
  textual?: boolean
}

export function schemaText(name: string, fields: readonly Field[], extra: object = {}): string {
  return JSON.stringify({
    type: 'record',
    name,
    namespace: 'com.amazonaws.personalize.schema',
    fields,
    version: '1.0',
    ...extra,
  })
}

export const field = (name: string, type: Type = 'string', more: Partial<Field> = {}): Field => ({
  name,
  type,
  ...more,
})

export const INTERACTIONS = [
  field('USER_ID'),
  field('ITEM_ID'),
  field('EVENT_TYPE'),
  field('EVENT_VALUE', ['float', 'null']),
  field('TIMESTAMP', 'long'),
]
export const ITEMS = [
  field('ITEM_ID'),
  field('GENRES', ['null', 'string'], { categorical: true }),
  field('CREATION_TIMESTAMP', 'long'),
]
export const USERS = [field('USER_ID'), field('PLAN', 'string', { categorical: true })]
