import { ownTokens } from '../../../edge-api/adapters/tokens/own-tokens.ts'
import { SECRET } from '../../support/memory-ports.ts'

/** An ingest token that the API of serve-api.ts takes. */
export async function issueToken(id: string): Promise<string> {
  const tokens = ownTokens({ secrets: { test: SECRET }, nowMs: () => Date.now() })
  return (await tokens.issueIngest({ kind: 'anonymous', id })).token
}
