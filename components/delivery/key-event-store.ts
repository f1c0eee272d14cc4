// The queue as one key an event, for localStorage and memory: tabs that write one shared list lose each other's events.

import { createPartition, type EventStore, type Partition, type QueuedEvent } from './types.ts'
import { EVENT_KEY } from './write-ahead.ts'

const PARTITION_KEY = 'intellistream.partition.'

/** `storage` is localStorage, which takes its keys as properties too, or any object. */
export function createKeyEventStore(storage: Record<string, string>, level: 'local' | 'memory'): EventStore {
  /** None when it cannot be read or is not ours, or when another tab has just removed it: what is undefined is no JSON. */
  function read<Value>(key: string): Value[] {
    try {
      const value = JSON.parse(storage[key] as string) as Value & Partial<QueuedEvent & Partition>
      return value.payload || value.dropped ? [value] : []
    } catch {
      return []
    }
  }
  const readAll = <Value>(prefix: string): Value[] =>
    Object.keys(storage)
      .filter((key) => key.startsWith(prefix))
      .sort()
      .flatMap((key) => read<Value>(key))
  return {
    level,
    async put(events) {
      for (const event of events) storage[EVENT_KEY + event.id] = JSON.stringify(event)
    },
    events: async () => readAll<QueuedEvent>(EVENT_KEY),
    partitions: async () => readAll<Partition>(PARTITION_KEY),
    async update(name, change, removed = []) {
      for (const id of removed) delete storage[EVENT_KEY + id]
      const [partition = createPartition(name)] = read<Partition>(PARTITION_KEY + name)
      const changed = change(partition)
      storage[PARTITION_KEY + name] = JSON.stringify(changed)
      return changed
    },
  }
}

/** localStorage when it can be written, else the memory of the page. */
export function openKeyEventStore(): EventStore {
  try {
    localStorage[EVENT_KEY] = ''
    delete localStorage[EVENT_KEY]
    return createKeyEventStore(localStorage, 'local')
  } catch {
    return createKeyEventStore({}, 'memory')
  }
}
