// Clocks of devices are wrong; the time between two of their own moments is right.

const DAY_MS = 86_400_000

/** From a moment of the device, as it is written, to our clock. */
export type ToOurMs = (occurredAt: string) => number

/**
 * For what a device sent: as long before its arrival as the device says it was before sending.
 * A device that is more than a day off either way is not believed at all. Never in the future.
 */
export function createToOurMs(sentAt: string, receivedMs: number): ToOurMs {
  const aheadMs = Date.parse(sentAt) - receivedMs
  if (Math.abs(aheadMs) > DAY_MS) return () => receivedMs
  return (occurredAt) => Math.min(receivedMs, Date.parse(occurredAt) - aheadMs)
}
