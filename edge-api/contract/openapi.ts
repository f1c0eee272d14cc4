// The OpenAPI document, generated from the route table and the schemas, so that it cannot say anything else.

import { toJsonSchema, toJsonSchemaDefs } from '@valibot/to-json-schema'
import type { JsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'
import { EXAMPLES } from './examples/examples.ts'
import { ROUTES } from './routes.ts'
import type { Route } from './routes.ts'
import { ItemParamsSchema } from './schemas/queries.ts'
import { QUERIES, SCHEMAS } from './schemas/named-schemas.ts'

export interface OpenApiDocument {
  openapi: '3.1.0'
  info: { title: string; version: string; description: string; license: { name: string; identifier: string } }
  servers: { url: string }[]
  paths: Record<string, Record<string, OpenApiOperation>>
  components: { schemas: Record<string, JsonSchema>; securitySchemes: Record<string, unknown> }
}

export interface OpenApiOperation {
  operationId: string
  summary: string
  description?: string
  tags: string[]
  parameters: OpenApiParameter[]
  requestBody?: { required: true; content: Record<string, { schema: JsonSchema; example?: unknown }> }
  responses: Record<string, OpenApiResponse>
  security: Record<string, never[]>[]
  'x-cache': Route['cache']
  'x-planned'?: true
}

export interface OpenApiParameter {
  name: string
  in: 'query' | 'path'
  required: boolean
  schema: JsonSchema
  style?: 'form'
  explode?: false
}

export interface OpenApiResponse {
  description: string
  content?: Record<string, { schema: JsonSchema; example?: unknown }>
}

/** The checks that JSON Schema cannot say are stated by their descriptions. */
const CONVERSION = { target: 'draft-2020-12', typeMode: 'input', errorMode: 'ignore' } as const

const PROBLEM_TITLES: Record<number, string> = {
  400: 'The request is invalid; `errors` names each field.',
  401: 'A valid token is needed.',
  403: 'The token does not allow it.',
  404: 'There is no such item.',
  413: 'The body is too large.',
  415: 'The body is compressed or of another type.',
  429: 'Too many requests; `Retry-After` says when to try again.',
  503: 'Not available right now; `Retry-After` says when to try again.',
}

export function openApiDocument(): OpenApiDocument {
  const paths: OpenApiDocument['paths'] = {}
  for (const route of ROUTES) {
    paths[route.path] = { ...paths[route.path], [route.method]: toOperation(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'IntelliStream',
      version: '1.0.0',
      description:
        'Recommendations that any streaming site can drop in. Errors are application/problem+json (RFC 9457); moments are ISO 8601 in UTC.',
      license: { name: 'Apache License 2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: toJsonSchemaDefs(SCHEMAS, {
        ...CONVERSION,
        overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
      }),
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'A Cognito access token, or an anonymous token from /v1/session.',
        },
      },
    },
  }
}

function toOperation(route: Route): OpenApiOperation {
  const { operationId, summary, description, audience, body, cache, planned } = route
  const isSecured = audience === 'personal' || audience === 'operators'
  return {
    operationId,
    summary,
    ...(description === undefined ? {} : { description }),
    tags: [audience],
    parameters: toParameters(route),
    ...(body === undefined ? {} : { requestBody: toBody(body, EXAMPLES[operationId]?.body) }),
    responses: toResponses(route),
    security: isSecured ? [{ token: [] }] : [],
    'x-cache': cache,
    ...(planned === undefined ? {} : { 'x-planned': planned }),
  }
}

/** As text/plain a browser sends it without a preflight. */
function toBody(name: keyof typeof SCHEMAS, example: unknown): NonNullable<OpenApiOperation['requestBody']> {
  const content = { ...refTo(name), ...(example === undefined ? {} : { example }) }
  return { required: true, content: { 'text/plain': content, 'application/json': content } }
}

function toParameters({ path, query }: Route): OpenApiParameter[] {
  const inPath = path.includes('{itemId}') ? toFields(ItemParamsSchema) : []
  const inQuery = query === undefined ? [] : toFields(QUERIES[query])
  return [
    ...inPath.map((field): OpenApiParameter => ({ ...field, in: 'path', required: true })),
    ...inQuery.map((field): OpenApiParameter => ({
      ...field,
      in: 'query',
      ...(field.schema.type === 'array' ? ({ style: 'form', explode: false } as const) : {}),
    })),
  ]
}

function toFields(schema: GenericSchema): { name: string; required: boolean; schema: JsonSchema }[] {
  const { properties = {}, required = [] } = toJsonSchema(schema, CONVERSION)
  return Object.entries(properties).map(([name, property]) => ({
    name,
    required: required.includes(name),
    schema: property as JsonSchema,
  }))
}

function toResponses({
  answer,
  status,
  problems,
  operationId,
  cache,
  audience,
  body,
}: Route): Record<string, OpenApiResponse> {
  const responses: Record<string, OpenApiResponse> = {}
  if (answer === 'application/json' || answer === 'text/html') {
    const type = answer === 'text/html' ? 'string' : 'object'
    responses[status] = { description: 'The answer.', content: { [answer]: { schema: { type } } } }
  } else {
    const example = EXAMPLES[operationId]?.answer
    responses[status] = {
      description: status === 202 ? 'Accepted.' : 'The answer.',
      content: { 'application/json': { ...refTo(answer), ...(example === undefined ? {} : { example }) } },
    }
  }
  if (cache === 'public' && answer !== 'text/html')
    responses[304] = { description: 'The content is the one held.' }
  const isLimited = audience !== 'public' || body !== undefined
  for (const problem of [...problems, ...(isLimited ? [429] : []), 500]) {
    responses[problem] = {
      description: PROBLEM_TITLES[problem] ?? 'Our fault; quote the request id.',
      content: { 'application/problem+json': refTo('Problem') },
    }
  }
  return responses
}

function refTo(name: keyof typeof SCHEMAS): { schema: JsonSchema } {
  return { schema: { $ref: `#/components/schemas/${name}` } }
}
