// The queue as one key an event, for localStorage and memory: tabs that write one shared list lose each other's events.

import { createPartition, type EventStore, type Partition, type QueuedEvent } from './types.ts'
import { EVENT_KEY } from './write-ahead.ts'

const PARTITION_KEY = 'intellistream.partition.'

/** `storage` is localStorage, which takes its keys as properties too, or any object. */
export function createKeyEventStore(storage: Record<string, string>, level: 'local' | 'memory'): EventStore {
  const read = <Value>(key: string, otherwise: Value): Value =>
    (JSON.parse(storage[key] || 'null') as Value | null) ?? otherwise
  const keys = (prefix: string): string[] => Object.keys(storage).filter((key) => key.startsWith(prefix))
  const all = <Value>(prefix: string): Value[] =>
    keys(prefix)
      .sort()
      .flatMap((key) => read<Value[] | Value>(key, []))
  return {
    level,
    async put(events) {
      for (const event of events) storage[EVENT_KEY + event.id] = JSON.stringify(event)
      return keys(EVENT_KEY).length
    },
    events: async () => all<QueuedEvent>(EVENT_KEY),
    partitions: async () => all<Partition>(PARTITION_KEY),
    async update(name, change, removed = []) {
      for (const id of removed) delete storage[EVENT_KEY + id]
      const changed = change(read(PARTITION_KEY + name, createPartition(name)))
      storage[PARTITION_KEY + name] = JSON.stringify(changed)
      return changed
    },
  }
}

/** localStorage when it can be written, else the memory of the page. */
export function openKeyEventStore(): EventStore {
  try {
    localStorage.setItem(EVENT_KEY, '')
    localStorage.removeItem(EVENT_KEY)
    return createKeyEventStore(localStorage, 'local')
  } catch {
    return createKeyEventStore({}, 'memory')
  }
}
