// A job that is asked for more often than it should run.

/** Runs the job now, or once more after the run under way: never twice at a time, and never too seldom. */
export function coalesce<Result>(job: () => Promise<Result>): () => Promise<Result> {
  let running: Promise<Result> | undefined
  let next: Promise<Result> | undefined

  return function run(): Promise<Result> {
    if (running === undefined) {
      running = job().finally(() => {
        running = undefined
      })
      return running
    }
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined
        return run()
      })
    return next
  }
}
