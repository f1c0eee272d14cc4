// Ends everything that was started, last first, on Ctrl-C, SIGTERM or a failed start.

export interface Closable {
  close(): Promise<void> | void
}

/** A second signal ends the process at once. */
export function createShutdown() {
  const open: Closable[] = []
  let ending: Promise<void> | undefined

  async function closeAll(): Promise<void> {
    for (const part of open.reverse()) {
      await Promise.resolve(part.close()).catch((error: unknown) => console.error('Closing failed', error))
    }
  }
  const end = (): Promise<void> => (ending ??= closeAll())

  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.on(signal, () => {
      if (ending) process.exit(code)
      void end().then(() => process.exit(0))
    })
  }
  return {
    closeLater<Part extends Closable>(part: Part): Part {
      open.push(part)
      return part
    },
    end,
  }
}
