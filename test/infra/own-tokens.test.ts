import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { ownTokens } from '../../edge-api/adapters/tokens/own-tokens.ts'

interface ViewerRequest {
  uri: string
  headers: Record<string, { value: string }>
}

/** As CloudFront runs it: a script with a function called handler. */
const source = readFileSync('infra/edge-functions/own-tokens.js', 'utf8')
const run = (authorization?: string): ViewerRequest => {
  const request: ViewerRequest = {
    uri: '/v1/me/genres',
    headers: authorization === undefined ? {} : { authorization: { value: authorization } },
  }
  return runInNewContext(`${source}; handler(event)`, { event: { request } }) as ViewerRequest
}

describe('the function at the edge', () => {
  it('sends a token of our own around the fence for Cognito’s', async () => {
    const tokens = ownTokens({ secrets: { k: 'a secret of tests, long enough to sign' }, nowMs: Date.now })
    const { token } = await tokens.issueAnonymous('019a0000-0000-7000-8000-000000000001')

    expect(run(`Bearer ${token}`).uri).to.equal('/anonymous/v1/me/genres')
  })

  it('leaves other tokens, and who has none, to the fence', async () => {
    const cognito = await new SignJWT({})
      .setProtectedHeader({ kid: 'k', alg: 'HS512' })
      .sign(Buffer.alloc(64))

    expect(run(`Bearer ${cognito}`).uri).to.equal('/v1/me/genres')
    expect(run().uri).to.equal('/v1/me/genres')
    expect(run('Basic eyJhbGciOiJIUzI1NiI').uri).to.equal('/v1/me/genres')
  })
})
