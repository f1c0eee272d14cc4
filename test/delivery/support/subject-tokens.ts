import { ownTokens } from '../../../edge-api/adapters/tokens/own-tokens.ts'
import { SECRET } from '../../support/memory-ports.ts'

const MONTH_MS = 30 * 86_400_000

/** An ingest token of an anonymous subject that the API of serve-api.ts takes. */
export async function issueToken(id: string): Promise<string> {
  return (await issueTokens(id)).token
}

/** Ingest tokens of an anonymous subject for the API of serve-api.ts: one that it takes, and one that has ended. */
export async function issueTokens(id: string): Promise<{ token: string; endedToken: string }> {
  const issue = async (nowMs: number) => {
    const tokens = ownTokens({ secrets: { test: SECRET }, nowMs: () => nowMs })
    return (await tokens.issueIngest({ kind: 'anonymous', id })).token
  }
  return { token: await issue(Date.now()), endedToken: await issue(Date.now() - MONTH_MS) }
}
