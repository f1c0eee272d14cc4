// Queries and path parameters, parsed by the contract's schemas. Text becomes the number or list the schema wants.

import * as v from 'valibot'
import { InvalidRequest } from '../domain/errors.ts'
import type { ApiContext } from './context.ts'
import { toFieldErrors } from './field-errors.ts'

type ObjectSchema = v.GenericSchema & { entries: Record<string, unknown> }

/** Throws InvalidRequest, naming `query.<name>`. */
export function readQuery<Schema extends ObjectSchema>(c: ApiContext, schema: Schema): v.InferOutput<Schema> {
  const values = Object.create(null) as Record<string, unknown>
  for (const [name, texts] of Object.entries(c.req.queries())) {
    if (texts.length > 1) {
      const allowed = 'one value; a list is separated by commas'
      throw new InvalidRequest([{ field: `query.${name}`, fault: 'is given more than once', allowed }])
    }
    const text = texts[0] ?? ''
    values[name] = toValue(text, Object.hasOwn(schema.entries, name) ? schema.entries[name] : undefined)
  }
  return parse(schema, values, 'query')
}

/** Throws InvalidRequest, naming `path.<name>`. */
export function readParams<Schema extends ObjectSchema>(
  c: ApiContext,
  schema: Schema,
): v.InferOutput<Schema> {
  return parse(schema, c.req.param(), 'path')
}

function parse<Schema extends ObjectSchema>(
  schema: Schema,
  values: unknown,
  where: string,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, values)
  if (!parsed.success) throw new InvalidRequest(toFieldErrors(parsed.issues, where))
  return parsed.output
}

function toValue(text: string, schema: unknown): unknown {
  switch (toInnermostType(schema)) {
    case 'number':
      return /^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : text
    case 'array':
      return text === '' ? [] : text.split(',')
    default:
      return text
  }
}

/** The type inside `optional`; a pipe has the type of its first schema. */
function toInnermostType(schema: unknown): unknown {
  if (typeof schema !== 'object' || schema === null) return undefined
  if ('wrapped' in schema) return toInnermostType(schema.wrapped)
  return 'type' in schema ? schema.type : undefined
}
