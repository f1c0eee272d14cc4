// marks/forwarder.json: which archive objects were forwarded. Keys older than the horizon need not be remembered,
// because the archive takes no more objects there.

import { ARCHIVE_PREFIX } from '../domain/events/archived-event.ts'
import type { ObjectStore } from '../ports/object-store.ts'

export interface ForwardMark {
  /** The day before which everything was forwarded; empty until a first run reached the end. */
  horizon: string
  /** Forwarded objects from the horizon on, by their folder `dt=<day>/h=<hour>`. */
  forwarded: Map<string, Set<string>>
}

const MARK_KEY = 'marks/forwarder.json'
const DAY_MS = 86_400_000

export function toHorizon(nowMs: number, days: number): string {
  return new Date(nowMs - days * DAY_MS).toISOString().slice(0, 10)
}

/** A mark that cannot be read says nothing: all is forwarded again, which is harmless. */
export async function readMark(objectStore: ObjectStore): Promise<ForwardMark> {
  const stored = await objectStore.get(MARK_KEY)
  return (stored && parseMark(stored.body)) ?? { horizon: '', forwarded: new Map() }
}

export async function writeMark(
  objectStore: ObjectStore,
  { horizon, forwarded }: ForwardMark,
): Promise<void> {
  const lists = Object.fromEntries([...forwarded].map(([folder, names]) => [folder, [...names]]))
  await objectStore.put(MARK_KEY, Buffer.from(JSON.stringify({ version: 1, horizon, forwarded: lists })))
}

export function isForwarded({ horizon, forwarded }: ForwardMark, key: string): boolean {
  const { day, folder, name } = split(key)
  return day < horizon || (forwarded.get(folder)?.has(name) ?? false)
}

export function addForwarded({ forwarded }: ForwardMark, key: string): void {
  const { folder, name } = split(key)
  const names = forwarded.get(folder)
  if (names === undefined) forwarded.set(folder, new Set([name]))
  else names.add(name)
}

/** Forgets what lies before the horizon: nothing will come there any more. */
export function moveHorizon(mark: ForwardMark, horizon: string): void {
  mark.horizon = horizon
  for (const folder of mark.forwarded.keys()) if (toDay(folder) < horizon) mark.forwarded.delete(folder)
}

function parseMark(body: Uint8Array): ForwardMark | undefined {
  try {
    const { horizon, forwarded } = JSON.parse(Buffer.from(body).toString('utf8')) as {
      horizon: string
      forwarded: Record<string, string[]>
    }
    return {
      horizon,
      forwarded: new Map(Object.entries(forwarded).map(([folder, names]) => [folder, new Set(names)])),
    }
  } catch {
    return undefined
  }
}

function split(key: string): { day: string; folder: string; name: string } {
  const path = key.slice(ARCHIVE_PREFIX.length)
  const slash = path.lastIndexOf('/')
  const folder = path.slice(0, slash)
  return { day: toDay(folder), folder, name: path.slice(slash + 1) }
}

/** Of `dt=<day>/h=<hour>`. */
function toDay(folder: string): string {
  return folder.slice(3, 13)
}
