// Values kept in memory, within bounds: what was not asked for the longest makes room. Of our own, so that a cold start does
// not read a package that can do far more (stories/decisions/0024).

export interface LruOptions<Value> {
  /** Of all values together. */
  maxSize: number
  /** What a value weighs. Default: one each. */
  sizeOf?: (value: Value) => number
  /** Default: a value stays until it makes room. */
  ttlMs?: number
  /** What `ttlMs` is measured by. */
  nowMs?: () => number
}

export interface Lru<Value> {
  get(key: string): Value | undefined
  /** A value that is larger than everything may be is not kept, nor is the one before. */
  set(key: string, value: Value, ttlMs?: number): void
  delete(key: string): void
  /** Longest not asked for first, ended ones included. */
  keys(): Iterable<string>
}

interface Entry<Value> {
  value: Value
  size: number
  endsMs: number
}

export function createLru<Value>(options: LruOptions<Value>): Lru<Value> {
  const { maxSize, sizeOf = () => 1, ttlMs = Number.POSITIVE_INFINITY, nowMs = Date.now } = options
  /** A Map gives its keys in the order they were set; to be asked for is to be set again. */
  const entries = new Map<string, Entry<Value>>()
  // One for many, as a new one begins by passing all the places that became empty. A Map that grows or is tidied keeps every
  // table it left for an iterator that stands in it, so one that was not moved for as many changes as there are keys is let go.
  let oldest: MapIterator<string> | undefined
  let changes = 0
  let size = 0

  function drop(key: string): void {
    size -= entries.get(key)?.size ?? 0
    entries.delete(key)
  }

  function append(key: string, entry: Entry<Value>): void {
    entries.set(key, entry)
    changes += 1
    if (changes > entries.size) oldest = undefined
  }

  function dropOldest(): void {
    changes = 0
    oldest ??= entries.keys()
    let next = oldest.next()
    if (next.done) {
      oldest = entries.keys()
      next = oldest.next()
    }
    if (!next.done) drop(next.value)
  }

  return {
    get(key) {
      const entry = entries.get(key)
      if (entry === undefined) return undefined
      if (entry.endsMs !== Number.POSITIVE_INFINITY && entry.endsMs <= nowMs()) {
        drop(key)
        return undefined
      }
      entries.delete(key)
      append(key, entry)
      return entry.value
    },
    set(key, value, ownTtlMs = ttlMs) {
      drop(key)
      const entry = {
        value,
        size: sizeOf(value),
        endsMs: ownTtlMs === Number.POSITIVE_INFINITY ? ownTtlMs : nowMs() + ownTtlMs,
      }
      if (entry.size > maxSize) return
      append(key, entry)
      size += entry.size
      while (size > maxSize) dropOldest()
    },
    delete: drop,
    keys: () => entries.keys(),
  }
}
