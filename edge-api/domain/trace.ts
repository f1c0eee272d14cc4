// Where the time of one request went, which becomes the Server-Timing header, and what else is worth counting.

import type { Note } from '../ports/telemetry.ts'

export interface Trace {
  /** Runs the work and adds its time to what `name` has used so far. */
  measure<T>(name: string, work: () => Promise<T>): Promise<T>
  note(name: Note, value: number): void
  /** What was spent so far, by name. */
  getSpentMs(): Record<string, number>
}
