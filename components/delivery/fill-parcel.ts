// What goes out next of a partition.

import { cutParcel } from './cut-parcel.ts'
import { countUnreported } from './settle-parcel.ts'
import type { KeptParcel, Partition, QueuedEvent } from './types.ts'
import { createUuidV7 } from './uuid-v7.ts'

/** With the parcel of the last try while all its events wait, else with a new one. */
export function fillParcel(
  partition: Partition,
  waiting: readonly QueuedEvent[],
  mostBytes?: number,
): Partition & { parcel: KeptParcel } {
  const { parcel } = partition
  if (parcel?.ids.every((id) => waiting.some((event) => event.id === id))) return { ...partition, parcel }
  const ids = cutParcel(waiting, mostBytes).map(({ id }) => id)
  return {
    ...partition,
    dropped: {},
    parcel: { batchId: createUuidV7(), ids, dropped: countUnreported(partition) },
  }
}
