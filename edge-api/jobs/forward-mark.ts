// marks/forwarder.json: which archive objects were forwarded. Keys older than the horizon need not be remembered,
// because the archive takes no more objects there.

import { ARCHIVE_PREFIX } from '../domain/events/archived-event.ts'
import type { ObjectStore } from '../ports/object-store.ts'

export interface ForwardMark {
  version: 1
  /** The day before which everything was forwarded; empty until a first run reached the end. */
  horizon: string
  /** Forwarded objects from the horizon on, by their folder `dt=<day>/h=<hour>`. */
  forwarded: Record<string, string[]>
}

const MARK_KEY = 'marks/forwarder.json'
const DAY_MS = 86_400_000

export function toHorizon(nowMs: number, days: number): string {
  return new Date(nowMs - days * DAY_MS).toISOString().slice(0, 10)
}

export async function readMark(objectStore: ObjectStore): Promise<ForwardMark> {
  const stored = await objectStore.get(MARK_KEY)
  if (stored === undefined) return { version: 1, horizon: '', forwarded: {} }
  return JSON.parse(Buffer.from(stored.body).toString('utf8')) as ForwardMark
}

export async function writeMark(objectStore: ObjectStore, mark: ForwardMark): Promise<void> {
  await objectStore.put(MARK_KEY, Buffer.from(JSON.stringify(mark)))
}

export function isForwarded(mark: ForwardMark, key: string): boolean {
  const { day, folder, name } = split(key)
  return day < mark.horizon || (mark.forwarded[folder]?.includes(name) ?? false)
}

/** The mark with these keys in it; a later horizon drops what lies before it, an earlier one is ignored. */
export function advance(mark: ForwardMark, keys: readonly string[], to: string): ForwardMark {
  const horizon = to > mark.horizon ? to : mark.horizon
  const forwarded: Record<string, string[]> = {}
  for (const [folder, names] of Object.entries(mark.forwarded)) {
    if (folder.slice(3, 13) >= horizon) forwarded[folder] = names
  }
  for (const key of keys) {
    const { day, folder, name } = split(key)
    if (day >= horizon) forwarded[folder] = [...(forwarded[folder] ?? []), name]
  }
  return { version: 1, horizon, forwarded }
}

function split(key: string): { day: string; folder: string; name: string } {
  const path = key.slice(ARCHIVE_PREFIX.length)
  const slash = path.lastIndexOf('/')
  return { day: path.slice(3, 13), folder: path.slice(0, slash), name: path.slice(slash + 1) }
}
