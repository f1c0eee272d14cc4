// Where the time of one request went; becomes the Server-Timing header.

export interface Trace {
  /** Runs the work and adds its time to what `name` has used so far. */
  measure<T>(name: string, work: () => Promise<T>): Promise<T>
}

export const NO_TRACE: Trace = { measure: (_, work) => work() }
