// What needs no paint is fetched beside the first slates: showing a rail does not wait for it, leaving the page hardly
// ever does.

import type * as later from './later.ts'

export type Later = typeof later

/** Rejects when it cannot be had now. */
export const fetchLater = (): Promise<Later> => import('./later.ts')

/** Fetches again and again, ever more rarely, while it cannot be had. */
export async function untilFetched<Module>(fetch: () => Promise<Module>, pauseMs = 2_000): Promise<Module> {
  try {
    return await fetch()
  } catch {
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
    return untilFetched(fetch, pauseMs * 2)
  }
}
