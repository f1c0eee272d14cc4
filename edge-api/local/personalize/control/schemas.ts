// CreateSchema and DeleteSchema: https://docs.aws.amazon.com/personalize/latest/dg/API_CreateSchema.html
import { SchemaError, parseSchema } from '../data/avro.ts'
import type { Schema } from '../data/avro.ts'
import { createResource, moveResource } from '../lifecycle/lifecycle.ts'
import { allResources } from '../resources/directory.ts'
import type { Resources } from '../resources/types.ts'
import type { PersonalizeState } from '../state.ts'
import { invalidInput } from '../wire/errors.ts'
import { optional, string, structure } from '../wire/shapes.ts'
import { checkQuota, inUse } from './refuse.ts'
import { Arn, DomainName, Name } from './shapes.ts'

const CreateRequest = structure({ name: Name, schema: string({ max: 20_000 }), domain: optional(DomainName) })
const DeleteRequest = structure({ schemaArn: Arn })

const MAX_SCHEMAS = 500

export async function createSchema(input: unknown, state: PersonalizeState): Promise<{ schemaArn: string }> {
  const { name, schema, domain } = CreateRequest(input, '')
  readSchema({ schema, domain })
  checkQuota(state.store.all('schema').length, MAX_SCHEMAS, 'Schemas')
  const schemaArn = state.names.arnOf('schema', name)
  await createResource(state, 'schema', { name, schemaArn, schema, domain })
  return { schemaArn }
}

export async function deleteSchema(input: unknown, state: PersonalizeState): Promise<Record<string, never>> {
  const { schemaArn } = DeleteRequest(input, '')
  if (allResources(state, 'dataset').some((dataset) => dataset.schemaArn === schemaArn)) {
    throw inUse(`The schema with ARN ${schemaArn} is used by a dataset`)
  }
  await moveResource(state, 'schema', schemaArn, 'DELETE')
  return {}
}

/** Errors  InvalidInputException. */
export function readSchema({ schema, domain }: Pick<Resources['schema'], 'schema' | 'domain'>): Schema {
  try {
    return parseSchema(schema, domain !== undefined)
  } catch (error) {
    throw error instanceof SchemaError ? invalidInput(`Invalid schema: ${error.message}`) : error
  }
}
