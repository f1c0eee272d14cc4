// Fetches what joins a rail after its first paint: once a page, again and again, ever more rarely, while it cannot be had.

import type { RailCompany } from './rail-company.ts'

let loaded: typeof RailCompany | undefined
let loading: Promise<typeof RailCompany> | undefined

/** Calls `join` at once when it is here, else when it has come. */
export function loadCompany(join: (Company: typeof RailCompany) => void): void {
  if (loaded) return join(loaded)
  loading ??= painted().then(() => fetchCompany())
  void loading.then(join)
}

async function fetchCompany(pauseMs = 2000): Promise<typeof RailCompany> {
  try {
    return (loaded = (await import('./rail-company.ts')).RailCompany)
  } catch {
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
    return fetchCompany(pauseMs * 2)
  }
}

/** The frame that is being made comes first. A page that nobody sees makes none, and has time. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, 500)
  })
}
