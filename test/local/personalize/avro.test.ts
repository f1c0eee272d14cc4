import { describe, expect, it } from 'vitest'
import { SchemaError, parseSchema } from '../../../edge-api/local/personalize/data/avro.ts'
import { INTERACTIONS, ITEMS, USERS, field, schemaText } from './schemas.ts'

describe('parseSchema', () => {
  it('reads columns with their type, null and kind of text', () => {
    const { datasetType, columns } = parseSchema(schemaText('Items', ITEMS), true)

    expect(datasetType).toBe('ITEMS')
    expect(columns[1]).toEqual({
      name: 'GENRES',
      type: 'string',
      isNullable: true,
      isCategorical: true,
      isTextual: false,
    })
    expect(parseSchema(schemaText('Item interactions', INTERACTIONS), true).datasetType).toBe('INTERACTIONS')
    expect(parseSchema(schemaText('Users', USERS), false).columns).toHaveLength(2)
  })

  const bare = [field('USER_ID'), field('ITEM_ID'), field('TIMESTAMP', 'long')]
  it.each([
    ['text that is not JSON', '{', /not valid JSON/],
    ['another type than record', schemaText('Users', USERS, { type: 'enum' }), /type record/],
    ['another namespace', schemaText('Users', USERS, { namespace: 'com.example' }), /namespace/],
    ['another version', schemaText('Users', USERS, { version: '2.0' }), /version/],
    ['an unknown name', schemaText('Films', ITEMS), /Films/],
    ['a record without fields', schemaText('Users', USERS, { fields: {} }), /list of fields/],
    ['a missing required field', schemaText('Interactions', bare.slice(1)), /USER_ID/],
    ['a domain without EVENT_TYPE', schemaText('Interactions', bare), /EVENT_TYPE/],
    [
      'the sample GENRES_L1',
      schemaText('Items', [field('ITEM_ID'), field('GENRES_L1'), field('CREATION_TIMESTAMP', 'long')]),
      /GENRES/,
    ],
    ['a field twice', schemaText('Users', [...USERS, field('PLAN')]), /PLAN twice/],
    ['an unknown type', schemaText('Users', [...USERS, field('X', 'bytes')]), /field X/],
    ['a union of two types', schemaText('Users', [...USERS, field('X', ['int', 'string'])]), /field X/],
    ['a nullable id', schemaText('Users', [field('USER_ID', ['string', 'null']), field('PLAN')]), /USER_ID/],
    [
      'a TIMESTAMP of text',
      schemaText('Interactions', [...bare.slice(0, 2), field('TIMESTAMP'), field('EVENT_TYPE')]),
      /TIMESTAMP/,
    ],
    [
      'a categorical EVENT_TYPE',
      schemaText('Interactions', [...bare, field('EVENT_TYPE', 'string', { categorical: true })]),
      /categorical/,
    ],
    [
      'a categorical number',
      schemaText('Users', [...USERS, field('AGE', 'int', { categorical: true })]),
      /AGE/,
    ],
    ['text about users', schemaText('Users', [...USERS, field('BIO', 'string', { textual: true })]), /BIO/],
    ['users without metadata', schemaText('Users', USERS.slice(0, 1)), /metadata/],
    [
      "six columns of one's own",
      schemaText('Interactions', [...INTERACTIONS, ...'ABCDEF'.split('').map((name) => field(name))]),
      /at most 5/,
    ],
  ])('refuses %s', (_, text, message) => {
    expect(() => parseSchema(text, true)).toThrow(SchemaError)
    expect(() => parseSchema(text, true)).toThrow(message)
  })
})
