// Fetches what joins a rail after its first paint: once a page, again after a failed download when a rail next renders.

import type { RailCompany } from './rail-company.ts'

let loaded: typeof RailCompany | undefined
let loading: Promise<unknown> | undefined

/** Calls `join` at once when it is here, else when it has come. */
export function loadCompany(join: (Company: typeof RailCompany) => void): void {
  if (loaded) return join(loaded)
  loading ??= painted()
    .then(() => import('./rail-company.ts'))
    .then(
      (module) => (loaded = module.RailCompany),
      () => (loading = undefined),
    )
  void loading.then(() => loaded && join(loaded))
}

/** The frame that is being made comes first. A page that nobody sees makes none, and has time. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, 500)
  })
}
