// The queue as one key an event, for localStorage and memory: tabs that write one shared list lose each other's events.

import { createPartition, type EventStore, type Partition, type QueuedEvent } from './types.ts'

const EVENT = 'intellistream.event.'
const PARTITION = 'intellistream.partition.'

export interface KeyEventStore extends EventStore {
  remove(ids: readonly string[]): Promise<void>
}

/** `storage` is localStorage, which takes its keys as properties too, or any object. */
export function createKeyEventStore(
  storage: Record<string, string>,
  level: 'local' | 'memory',
): KeyEventStore {
  const read = <Value>(key: string, otherwise: Value): Value =>
    (JSON.parse(storage[key] || 'null') as Value | null) ?? otherwise
  const keys = (prefix: string): string[] => Object.keys(storage).filter((key) => key.startsWith(prefix))
  const all = <Value>(prefix: string): Value[] =>
    keys(prefix)
      .sort()
      .flatMap((key) => read<Value[] | Value>(key, []))
  const remove = (ids: readonly string[]): void => ids.forEach((id) => delete storage[EVENT + id])
  return {
    level,
    async put(events) {
      for (const event of events) storage[EVENT + event.id] = JSON.stringify(event)
      return keys(EVENT).length
    },
    remove: async (ids) => remove(ids),
    events: async () => all<QueuedEvent>(EVENT),
    partitions: async () => all<Partition>(PARTITION),
    async update(name, change, removed = []) {
      remove(removed)
      const changed = change(read(PARTITION + name, createPartition(name)))
      storage[PARTITION + name] = JSON.stringify(changed)
      return changed
    },
  }
}

/** localStorage when it can be written, else the memory of the page. */
export function openKeyEventStore(): KeyEventStore {
  try {
    localStorage.setItem(EVENT, '')
    localStorage.removeItem(EVENT)
    return createKeyEventStore(localStorage, 'local')
  } catch {
    return createKeyEventStore({}, 'memory')
  }
}
