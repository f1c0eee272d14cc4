// Clocks of devices are wrong; the time between two of their own moments is right.

import type { ClientEvent } from '../../contract/types.ts'

const DAY_MS = 86_400_000

/**
 * When an event happened by our clock: as long before its arrival as the device says it was before sending.
 * A device that is more than a day off either way is not believed at all. Never in the future.
 */
export function toOccurredMs(
  { occurredAt }: Pick<ClientEvent, 'occurredAt'>,
  sentAt: string,
  receivedMs: number,
): number {
  const sentMs = Date.parse(sentAt)
  if (Math.abs(receivedMs - sentMs) > DAY_MS) return receivedMs
  return Math.min(receivedMs, receivedMs - (sentMs - Date.parse(occurredAt)))
}
