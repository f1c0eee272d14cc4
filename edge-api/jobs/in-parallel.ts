/** Works through the list in order, so many at a time. The first failure is thrown, when what is under way has ended. */
export async function inParallel<Item>(
  atATime: number,
  list: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  let next = 0
  let failure: { error: unknown } | undefined
  async function worker(): Promise<void> {
    while (next < list.length && failure === undefined) {
      const item = list[next] as Item
      next += 1
      await work(item).catch((error: unknown) => {
        failure ??= { error }
      })
    }
  }
  await Promise.all(Array.from({ length: atATime }, worker))
  if (failure !== undefined) throw failure.error
}
