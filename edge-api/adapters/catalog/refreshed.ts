// A value made from stored objects: given at once from memory, looked at again beside it, never taken away by a failure.

export interface RefreshedOptions<Value extends { version: string }> {
  load: () => Promise<Value>
  /** The version that is stored now. */
  getVersion: () => Promise<string>
  /** How long what is held is given without looking whether it changed. */
  refreshMs: number
  nowMs: () => number
  /** How long the first load is waited for, counted from when it was first asked for. Default: as long as it takes. */
  patienceMs?: number
}

/** After a failed look the next one waits, however often it is asked for. */
const REST_MS = 1000

/**
 * Rejects only while nothing is held yet; one load at a time. Asked for what is current, it looks before it answers when the
 * last look was longer ago than `refreshMs`, and rejects when it cannot.
 */
export function refreshed<Value extends { version: string }>(
  options: RefreshedOptions<Value>,
): (asked?: { current: boolean }) => Promise<Value> {
  const { load, getVersion, refreshMs, nowMs, patienceMs = Number.POSITIVE_INFINITY } = options
  let held: Value | undefined
  let checkedMs = Number.NEGATIVE_INFINITY
  let loading: Promise<Value> | undefined
  let firstAskedMs: number | undefined
  let failed: { error: unknown; atMs: number } | undefined

  async function refresh(): Promise<Value> {
    if (held === undefined || held.version !== (await getVersion())) held = await load()
    checkedMs = nowMs()
    return held
  }

  return async function getHeld({ current } = { current: false }) {
    if (held !== undefined && nowMs() - checkedMs < refreshMs) return held
    const isResting = failed !== undefined && nowMs() - failed.atMs < REST_MS
    if (isResting && held !== undefined && !current) return held
    // Whoever does without it does not wait for it again at once; whoever cannot tries every time.
    if (isResting && (current || patienceMs !== Number.POSITIVE_INFINITY)) throw failed?.error
    loading ??= refresh()
      .then(
        (value) => {
          failed = undefined
          return value
        },
        (error: unknown) => {
          failed = { error, atMs: nowMs() }
          throw error
        },
      )
      .finally(() => {
        loading = undefined
      })
    if (held === undefined) {
      firstAskedMs ??= nowMs()
      return inTime(loading, firstAskedMs + patienceMs - nowMs())
    }
    if (current) return loading
    loading.catch(() => undefined)
    return held
  }
}

async function inTime<Value>(work: Promise<Value>, ms: number): Promise<Value> {
  if (ms === Number.POSITIVE_INFINITY) return work
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('It is still being read')), Math.max(0, ms))
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
