// Fetches what joins a rail after its first paint: once a page.

import { untilFetched } from '../page-session/fetch-later.ts'
import type { RailCompany } from './rail-company.ts'

let loaded: typeof RailCompany | undefined
let loading: Promise<typeof RailCompany> | undefined

/** Calls `join` at once when it is here, else when it has come. */
export function loadCompany(join: (Company: typeof RailCompany) => void): void {
  if (loaded) return join(loaded)
  loading ??= painted()
    .then(() => untilFetched(() => import('./rail-company.ts')))
    .then((module) => (loaded = module.RailCompany))
  void loading.then(join)
}

/** The frame that is being made comes first. A page that nobody sees makes none, and has time. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, 500)
  })
}
