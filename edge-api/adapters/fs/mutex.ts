// One writer at a time for each name, in the order they came.

export type Mutex = <T>(name: string, work: () => Promise<T>) => Promise<T>

export function createMutex(): Mutex {
  const tails = new Map<string, Promise<unknown>>()

  return function locked(name, work) {
    const before = tails.get(name) ?? Promise.resolve()
    const result = before.then(work)
    const tail = result
      .catch(() => undefined)
      .then(() => {
        if (tails.get(name) === tail) tails.delete(name)
      })
    tails.set(name, tail)
    return result
  }
}
