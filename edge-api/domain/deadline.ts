// Deadlines: nothing we depend on is waited for longer than we can afford.

export class DeadlineExceeded extends Error {
  override readonly name = 'DeadlineExceeded'
}

/** The result of `work`, or DeadlineExceeded after `ms`; then the signal is aborted, so that the loser of the race stops. */
export async function within<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new DeadlineExceeded(`No answer within ${ms} ms`))
      controller.abort()
    }, ms)
  })
  try {
    return await Promise.race([work(controller.signal), deadline])
  } finally {
    clearTimeout(timer)
  }
}
