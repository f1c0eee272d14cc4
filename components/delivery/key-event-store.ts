// The queue as one key an event, for localStorage and memory: tabs that write one shared list lose each other's events.

import { createPartition, type EventStore, type Partition, type QueuedEvent } from './types.ts'

const EVENT = 'intellistream.event.'
const PARTITION = 'intellistream.partition.'

/** What is used of Storage; `Object.keys` lists its keys. */
export type KeyStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export function createKeyEventStore(storage: KeyStorage, level: 'local' | 'memory'): EventStore {
  const ids = (): string[] => Object.keys(storage).filter((key) => key.startsWith(EVENT))
  const read = <Value>(key: string): Value | undefined => {
    const text = storage.getItem(key)
    return text === null ? undefined : (JSON.parse(text) as Value)
  }
  const partition = (name: string): Partition => read<Partition>(PARTITION + name) ?? createPartition(name)
  return {
    level,
    async put(events) {
      for (const event of events) storage.setItem(EVENT + event.id, JSON.stringify(event))
      return ids().length
    },
    async remove(removed) {
      for (const id of removed) storage.removeItem(EVENT + id)
    },
    async events() {
      return ids()
        .sort()
        .flatMap((key) => read<QueuedEvent>(key) ?? [])
    },
    async partition(name) {
      return partition(name)
    },
    async update(name, change) {
      const changed = change(partition(name))
      storage.setItem(PARTITION + name, JSON.stringify(changed))
      return changed
    },
  }
}

/** localStorage when it can be written, else the memory of the page. */
export function openKeyEventStore(): EventStore {
  try {
    localStorage.setItem(EVENT, '')
    localStorage.removeItem(EVENT)
    return createKeyEventStore(localStorage, 'local')
  } catch {
    return createKeyEventStore(createMemoryStorage(), 'memory')
  }
}

/** Keeps its values as own enumerable properties, as Storage does. */
export function createMemoryStorage(): KeyStorage {
  const values: Record<string, string> = Object.create({
    getItem: (key: string) => values[key] ?? null,
    setItem: (key: string, value: string) => void (values[key] = value),
    removeItem: (key: string) => void delete values[key],
  })
  return values as unknown as KeyStorage
}
