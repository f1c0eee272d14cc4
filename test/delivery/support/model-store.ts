// The queue's storage as IndexedDB behaves: transactions one after the other, each whole or not at all, shared by all tabs.

import {
  createPartition,
  type EventStore,
  type Partition,
  type QueuedEvent,
} from '../../../components/delivery/types.ts'

/** By position is the mistake that the model must find. */
export type Removal = 'byId' | 'byPosition'

export interface ModelStoreOptions {
  removal: Removal
  schedule(label: string): Promise<void>
  /** Whether the tab that calls is gone. */
  isDead(): boolean
}

export interface ModelStore extends EventStore {
  /** Everything that is stored now. */
  readonly queued: readonly QueuedEvent[]
  readonly held: readonly Partition[]
}

const NEVER = new Promise<never>(() => undefined)

export function createModelStore({ removal, schedule, isDead }: ModelStoreOptions): ModelStore {
  const events = new Map<string, QueuedEvent>()
  const partitions = new Map<string, Partition>()
  let tail: Promise<unknown> = Promise.resolve()

  const sorted = (): QueuedEvent[] => [...events.values()].sort((a, b) => (a.id < b.id ? -1 : 1))

  function removeAll(ids: readonly string[]): void {
    const gone =
      removal === 'byId'
        ? ids
        : sorted()
            .slice(0, ids.length)
            .map(({ id }) => id)
    for (const id of gone) events.delete(id)
  }

  async function transact<Result>(label: string, act: () => Result): Promise<Result> {
    const turn = tail.then(async () => {
      await schedule(label)
      return isDead() ? undefined : { result: structuredClone(act()) }
    })
    tail = turn
    const done = await turn
    return done === undefined || isDead() ? NEVER : done.result
  }

  return {
    level: 'indexeddb',
    get queued() {
      return sorted()
    },
    get held() {
      return [...partitions.values()]
    },
    put(added) {
      const copies = structuredClone(added)
      return transact('put', () => {
        for (const event of copies) events.set(event.id, event)
      })
    },
    events: () => transact('events', sorted),
    partitions: () => transact('partitions', () => [...partitions.values()]),
    update: (name, change, removed = []) =>
      transact('update', () => {
        removeAll(removed)
        const changed = change(structuredClone(partitions.get(name) ?? createPartition(name)))
        partitions.set(name, structuredClone(changed))
        return changed
      }),
  }
}
