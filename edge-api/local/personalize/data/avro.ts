// Schemas: flat Avro records with the columns that Personalize requires and reserves.
// https://docs.aws.amazon.com/personalize/latest/dg/how-it-works-dataset-schema.html
import type { DatasetType } from '../resources/names.ts'
import { isObject } from '../wire/shapes.ts'

const PRIMITIVES = ['string', 'boolean', 'int', 'long', 'float', 'double', 'null'] as const
export type Primitive = (typeof PRIMITIVES)[number]

export interface Column {
  name: string
  type: Exclude<Primitive, 'null'>
  isNullable: boolean
  isCategorical: boolean
  isTextual: boolean
}

export interface Schema {
  datasetType: DatasetType
  columns: readonly Column[]
}

/** A schema that Personalize would refuse. */
export class SchemaError extends Error {
  override readonly name = 'SchemaError'
}

/** Record names of the guide's older and newer pages, in lower case without spaces. */
const TYPE_BY_NAME: Readonly<Record<string, DatasetType>> = {
  interactions: 'INTERACTIONS',
  iteminteractions: 'INTERACTIONS',
  items: 'ITEMS',
  users: 'USERS',
}

const NAMESPACE = 'com.amazonaws.personalize.schema'

/** Required in each dataset; all but the metadata of a domain, which follows. */
const REQUIRED: Readonly<Record<DatasetType, readonly string[]>> = {
  INTERACTIONS: ['USER_ID', 'ITEM_ID', 'TIMESTAMP'],
  ITEMS: ['ITEM_ID'],
  USERS: ['USER_ID'],
}
const REQUIRED_BY_DOMAIN: Readonly<Record<DatasetType, readonly string[]>> = {
  INTERACTIONS: ['USER_ID', 'ITEM_ID', 'TIMESTAMP', 'EVENT_TYPE'],
  ITEMS: ['ITEM_ID', 'CREATION_TIMESTAMP', 'GENRES'],
  USERS: ['USER_ID'],
}

/** The one type that a reserved column may have. */
const RESERVED: Readonly<Record<string, Primitive>> = {
  USER_ID: 'string',
  ITEM_ID: 'string',
  TIMESTAMP: 'long',
  CREATION_TIMESTAMP: 'long',
  EVENT_TYPE: 'string',
  EVENT_VALUE: 'float',
  IMPRESSION: 'string',
  RECOMMENDATION_ID: 'string',
  EVENT_ATTRIBUTION_SOURCE: 'string',
}
/** Reserved columns that are text, but no categories. */
const NOT_CATEGORICAL = ['USER_ID', 'ITEM_ID', 'EVENT_TYPE', 'RECOMMENDATION_ID', 'EVENT_ATTRIBUTION_SOURCE']
/** Reserved columns of an Interactions dataset beside the required ones; they do not count as one's own. */
export const INTERACTION_EXTRAS = [
  'EVENT_TYPE',
  'EVENT_VALUE',
  'IMPRESSION',
  'RECOMMENDATION_ID',
  'EVENT_ATTRIBUTION_SOURCE',
]

const MAX_METADATA: Readonly<Record<DatasetType, number>> = { INTERACTIONS: 5, ITEMS: 100, USERS: 25 }

/** Errors  SchemaError that names the field. */
export function parseSchema(text: string, isDomain: boolean): Schema {
  const record = parseRecord(text)
  const name = String(record['name']).toLowerCase().replaceAll(' ', '')
  const datasetType = Object.hasOwn(TYPE_BY_NAME, name) ? TYPE_BY_NAME[name] : undefined
  if (datasetType === undefined) {
    throw new SchemaError(
      `The schema's name must be Interactions, Items or Users, not ${JSON.stringify(record['name'])}`,
    )
  }
  const fields = record['fields']
  if (!Array.isArray(fields)) throw new SchemaError('The schema must have a list of fields')
  const columns = fields.map(toColumn)
  checkColumns(datasetType, columns, isDomain)
  return { datasetType, columns }
}

function parseRecord(text: string): Record<string, unknown> {
  let record: unknown
  try {
    record = JSON.parse(text)
  } catch (cause) {
    throw new SchemaError('The schema is not valid JSON', { cause })
  }
  if (!isObject(record) || record['type'] !== 'record')
    throw new SchemaError('The schema must be of type record')
  if (record['namespace'] !== NAMESPACE) throw new SchemaError(`The schema's namespace must be ${NAMESPACE}`)
  if (record['version'] !== '1.0') throw new SchemaError('The schema\'s version must be "1.0"')
  return record
}

function toColumn(field: unknown): Column {
  if (!isObject(field) || typeof field['name'] !== 'string' || !/^[A-Za-z_]\w*$/.test(field['name'])) {
    throw new SchemaError(`A field of the schema has no valid name: ${JSON.stringify(field).slice(0, 100)}`)
  }
  const { name, type } = field
  const types = Array.isArray(type) ? (type as unknown[]) : [type]
  const known = types.map((one) => PRIMITIVES.find((primitive) => primitive === one))
  const wanted = known.filter((primitive) => primitive !== undefined && primitive !== 'null')
  if (known.includes(undefined) || wanted.length !== 1 || wanted[0] === undefined) {
    throw new SchemaError(
      `The field ${name} must have one type of ${PRIMITIVES.join(', ')}, with or without null`,
    )
  }
  const [isCategorical, isTextual] = [field['categorical'] === true, field['textual'] === true]
  if ((isCategorical || isTextual) && wanted[0] !== 'string') {
    throw new SchemaError(`The field ${name} is categorical or textual, so it must be a string`)
  }
  return { name, type: wanted[0], isNullable: known.includes('null'), isCategorical, isTextual }
}

function checkColumns(type: DatasetType, columns: readonly Column[], isDomain: boolean): void {
  const names = columns.map(({ name }) => name)
  const repeated = names.find((name, index) => names.indexOf(name) !== index)
  if (repeated !== undefined) throw new SchemaError(`The schema has the field ${repeated} twice`)
  const required = (isDomain ? REQUIRED_BY_DOMAIN : REQUIRED)[type]
  const missing = required.filter((name) => !names.includes(name))
  if (missing.length > 0)
    throw new SchemaError(`The schema is missing the required fields: ${missing.join(', ')}`)
  for (const column of columns) checkColumn(type, column, required)
  const own = names.filter((name) => !required.includes(name) && !INTERACTION_EXTRAS.includes(name))
  if (own.length > MAX_METADATA[type]) {
    throw new SchemaError(
      `A dataset of type ${type} has at most ${MAX_METADATA[type]} metadata fields, this ${own.length}`,
    )
  }
  if (type !== 'INTERACTIONS' && names.length < 2) {
    throw new SchemaError(`A dataset of type ${type} needs at least one metadata field`)
  }
  if (columns.filter(({ isTextual }) => isTextual).length > 1) {
    throw new SchemaError('A schema has at most one textual field')
  }
}

function checkColumn(type: DatasetType, column: Column, required: readonly string[]): void {
  const { name, isNullable, isCategorical, isTextual } = column
  const reserved = Object.hasOwn(RESERVED, name) ? RESERVED[name] : undefined
  if (reserved !== undefined && column.type !== reserved) {
    throw new SchemaError(`The reserved field ${name} must be of type ${reserved}, not ${column.type}`)
  }
  if (isNullable && required.includes(name) && name !== 'GENRES') {
    throw new SchemaError(`The required field ${name} must not be null`)
  }
  if (isCategorical && NOT_CATEGORICAL.includes(name))
    throw new SchemaError(`The field ${name} must not be categorical`)
  if (name === 'GENRES' && required.includes(name) && !isCategorical) {
    throw new SchemaError('The required field GENRES must be categorical')
  }
  if (isTextual && type !== 'ITEMS')
    throw new SchemaError(`The field ${name} is textual, which only Items may have`)
}
