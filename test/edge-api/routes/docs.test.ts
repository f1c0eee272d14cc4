import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ROUTES } from '../../../edge-api/contract/routes.ts'
import { SCHEMAS } from '../../../edge-api/contract/schemas/named-schemas.ts'
import { testApi } from '../../support/test-api.ts'

describe('GET /docs', () => {
  it('shows every route and every schema, with links that lead somewhere', async () => {
    const html = await (await testApi().request('/docs')).text()

    for (const { operationId, summary } of ROUTES) {
      expect(html).to.contain(`id="${operationId}"`)
      expect(html).to.contain(summary)
    }
    for (const name of Object.keys(SCHEMAS)) expect(html).to.contain(`id="schema-${name}"`)
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target)
    for (const target of targets) expect(html, target).to.contain(`id="${target}"`)
  })

  it('allows its own style by hash and nothing else, and loads nothing', async () => {
    const response = await testApi().request('/docs')
    const html = await response.text()
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ''

    const hash = createHash('sha256').update(style).digest('base64')
    expect(response.headers.get('content-security-policy')).to.contain(`style-src 'sha256-${hash}'`)
    expect(html).not.to.match(/<script|src=|style=|https?:\/\/(?!api\.example|intellistream)/)
  })
})

describe('GET /openapi.json', () => {
  it('is OpenAPI 3.1, tagged by its content', async () => {
    const api = testApi()
    const response = await api.request('/openapi.json')

    expect(await response.json()).to.deep.include({ openapi: '3.1.0' })
    const headers = { 'if-none-match': response.headers.get('etag') ?? '' }
    expect((await api.request('/openapi.json', { headers })).status).to.equal(304)
  })
})
