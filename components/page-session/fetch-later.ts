// What needs no paint is fetched beside the first slates: showing a rail does not wait for it, leaving the page hardly
// ever does.

import type * as later from './later.ts'

export type Later = typeof later

/** A download that failed is tried again after this. */
const RETRY_MS = 5_000

let fetching: Promise<Later> | undefined

/** Rejects when it cannot be had now; the next call tries again. */
export function fetchLater(): Promise<Later> {
  fetching ??= import('./later.ts').catch((failure: unknown) => {
    fetching = undefined
    throw failure
  })
  return fetching
}

/** Tries until it is here. */
export async function awaitLater(): Promise<Later> {
  try {
    return await fetchLater()
  } catch {
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
    return awaitLater()
  }
}
