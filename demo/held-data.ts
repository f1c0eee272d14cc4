// GET and DELETE /v1/me for whoever is here: the user that is signed in, else the guest of this browser.

import type { IsProvider } from '@intellistream/components'

const MOST_WAIT_MS = 30_000

/** One page of GET /v1/me, of which this site reads these. */
interface ExportPage {
  events: unknown[]
  nextCursor: string | null
}

export type HeldData = Omit<ExportPage, 'nextCursor'>

/** An answer that is none, with its status. */
export class Refusal extends Error {
  readonly status: number

  constructor(status: number) {
    super(`The API answered ${status}`)
    this.status = status
  }
}

/** All pages of everything held, one entry for each name that is known here. Throws Refusal, and what fetch throws. */
export async function exportHeld(
  provider: IsProvider,
  onProgress: (events: number) => void,
): Promise<HeldData[]> {
  const held: HeldData[] = []
  let count = 0
  for (const token of await listTokens(provider)) {
    const events: unknown[] = []
    let first: ExportPage | undefined
    let query = ''
    for (;;) {
      const page = await ask<ExportPage>(provider, `/v1/me${query}`, 'GET', token)
      first ??= page
      for (const event of page.events) events.push(event)
      onProgress((count += page.events.length))
      if (page.nextCursor === null) break
      query = `?${new URLSearchParams({ cursor: page.nextCursor })}`
    }
    const { nextCursor: _, ...rest } = first
    held.push({ ...rest, events })
  }
  return held
}

/** By when the last copy is gone; undefined when nothing was held. Safe to repeat. Throws as `exportHeld` does. */
export async function eraseHeld(provider: IsProvider): Promise<Date | undefined> {
  let erasedBy: Date | undefined
  for (const token of await listTokens(provider))
    erasedBy = new Date((await ask<{ erasedBy: string }>(provider, '/v1/me', 'DELETE', token)).erasedBy)
  // Whoever goes on here is somebody new, and nothing on the page is of the one before.
  provider.session?.resetSubject()
  return erasedBy
}

/** A guest who has opted out has two: of the time before, and of this visit. */
async function listTokens(provider: IsProvider): Promise<string[]> {
  await customElements.whenDefined('is-provider')
  const token = await provider.getToken?.({ forceRefresh: false })
  if (token) return [token]
  const kept = [localStorage, sessionStorage].map((storage) => readGuestToken(storage, provider))
  return [...new Set(kept)].filter((found) => found !== undefined)
}

/** Where the kit keeps it is told in its documentation, under Privacy. */
function readGuestToken(storage: Storage, { session }: IsProvider): string | undefined {
  const kept = JSON.parse(storage.getItem(`intellistream:${session?.api}`) ?? '{}') as {
    anonymousToken?: string
    anonymousExpiresAt?: string
  }
  return Date.parse(kept.anonymousExpiresAt ?? '') > Date.now() ? kept.anonymousToken : undefined
}

async function ask<Answer>(
  { session }: IsProvider,
  path: string,
  method: 'GET' | 'DELETE',
  token: string,
): Promise<Answer> {
  const response = await fetch(`${session?.api}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(MOST_WAIT_MS),
  })
  if (!response.ok) throw new Refusal(response.status)
  return (await response.json()) as Answer
}
