// Waiting for what may never come.

/** A sender waits no longer for anything, and other tabs no longer for the sender. */
export const MOST_WAIT_MS = 15_000

/** Rejects when `promise` takes longer; what it does goes on. */
export function within<Value>(promise: Promise<Value>, mostMs = MOST_WAIT_MS): Promise<Value> {
  return new Promise((resolve, reject) => {
    setTimeout(reject, mostMs)
    promise.then(resolve, reject)
  })
}
