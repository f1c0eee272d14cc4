// A value made from stored objects: given at once from memory, looked at again beside it, never taken away by a failure.

export interface RefreshedOptions<Value extends { version: string }> {
  load: () => Promise<Value>
  /** The version that is stored now. */
  getVersion: () => Promise<string>
  /** How long what is held is given without looking whether it changed. */
  refreshMs: number
  nowMs: () => number
}

/** Rejects only while nothing is held yet; one load at a time. */
export function refreshed<Value extends { version: string }>(
  options: RefreshedOptions<Value>,
): () => Promise<Value> {
  const { load, getVersion, refreshMs, nowMs } = options
  let held: Value | undefined
  let checkedMs = Number.NEGATIVE_INFINITY
  let loading: Promise<Value> | undefined

  async function refresh(): Promise<Value> {
    if (held === undefined || held.version !== (await getVersion())) held = await load()
    checkedMs = nowMs()
    return held
  }

  return async function getHeld() {
    if (held !== undefined && nowMs() - checkedMs < refreshMs) return held
    loading ??= refresh().finally(() => {
      loading = undefined
    })
    if (held === undefined) return loading
    loading.catch(() => undefined)
    return held
  }
}
