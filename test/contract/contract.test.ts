import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { EXAMPLES } from '../../edge-api/contract/examples/examples.ts'
import { openApiDocument } from '../../edge-api/contract/openapi.ts'
import { ROUTES } from '../../edge-api/contract/routes.ts'
import { SCHEMAS } from '../../edge-api/contract/schemas/named-schemas.ts'
import type { SchemaName } from '../../edge-api/contract/schemas/named-schemas.ts'

/** The routes of the design, section 5, and readyz. */
const DESIGNED = [
  'post /v1/slates',
  'post /v1/session',
  'get /v1/me/recommendations',
  'get /v1/me/top-picks',
  'get /v1/me/because-you-watched',
  'get /v1/items/{itemId}/similar',
  'get /v1/trending',
  'get /v1/popular',
  'get /v1/items/{itemId}',
  'post /v1/events',
  'get /v1/me/genres',
  'get /v1/me/accuracy',
  'get /v1/accuracy',
  'get /v1/loop',
  'get /v1/me',
  'delete /v1/me',
  'get /healthz',
  'get /readyz',
  'get /openapi.json',
  'get /docs',
]

describe('the contract', () => {
  it('has every route of the design, each with an id of its own', () => {
    expect(ROUTES.map(({ method, path }) => `${method} ${path}`)).to.have.members(DESIGNED)
    expect(new Set(ROUTES.map(({ operationId }) => operationId)).size).to.equal(ROUTES.length)
  })

  it.each(ROUTES.filter(({ answer }) => !answer.includes('/')).map((route) => [route.operationId, route]))(
    'has an example of %s that its schemas take, and that says every field',
    (_, { operationId, answer, body }) => {
      const example = EXAMPLES[operationId]

      expect(v.parse(SCHEMAS[answer as SchemaName], example?.answer)).to.deep.equal(example?.answer)
      if (body !== undefined) expect(v.parse(SCHEMAS[body], example?.body)).to.deep.equal(example?.body)
    },
  )

  it.each(
    ROUTES.flatMap(({ operationId, body }) => (body === undefined ? [] : [[operationId, body] as const])),
  )('refuses fields that the body of %s does not have, __proto__ among them', (operationId, body) => {
    const text = JSON.stringify(EXAMPLES[operationId]?.body)

    for (const name of ['userId', '__proto__', 'constructor']) {
      const hostile: unknown = JSON.parse(text.replace('{', `{"${name}":{"polluted":true},`))
      expect(v.safeParse(SCHEMAS[body], hostile).success, name).to.equal(false)
    }
    expect(Object.prototype).not.to.have.property('polluted')
  })
})

describe('openApiDocument', () => {
  const document = openApiDocument()

  it('describes every route, and none that is not served', () => {
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    )

    expect(described).to.have.members(DESIGNED)
    expect(JSON.stringify(document)).not.to.contain('x-planned')
  })

  it('refers only to schemas that are there, and stands alone as JSON', () => {
    const text = JSON.stringify(document)
    const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference)

    expect(references).not.to.be.empty
    for (const reference of references) {
      const name = reference?.replace('#/components/schemas/', '') ?? ''
      expect(document.components.schemas, reference).to.have.property(name)
    }
    expect(JSON.parse(text)).to.deep.equal(document)
  })

  it('says what a query may be', () => {
    const parameters = document.paths['/v1/me/recommendations']?.['get']?.parameters ?? []

    const limit = parameters.find(({ name }) => name === 'limit')
    const exclude = parameters.find(({ name }) => name === 'exclude')

    expect(limit).to.deep.include({ in: 'query', required: false })
    expect(limit?.schema).to.include({ type: 'integer', minimum: 1, maximum: 50, default: 20 })
    expect(exclude).to.include({ style: 'form', explode: false })
  })

  it('takes no user id from anybody', () => {
    const inputs = JSON.stringify([document.paths, document.components.schemas['Parcel']])

    expect(inputs).not.to.match(/"name":"(userId|user|sub)"/)
  })
})
