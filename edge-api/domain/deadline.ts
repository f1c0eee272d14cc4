// Deadlines: nothing we depend on is waited for longer than we can afford.

export class DeadlineExceeded extends Error {
  override readonly name = 'DeadlineExceeded'
}

/** The result of `work`, or DeadlineExceeded after `ms`. */
export async function within<T>(ms: number, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlineExceeded(`No answer within ${ms} ms`)), ms)
  })
  try {
    return await Promise.race([work(), deadline])
  } finally {
    clearTimeout(timer)
  }
}

/** The same for work that can be stopped: at the deadline its signal is aborted. */
export async function withinOrAborted<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  try {
    return await within(ms, () => work(controller.signal))
  } catch (error) {
    if (error instanceof DeadlineExceeded) controller.abort()
    throw error
  }
}
