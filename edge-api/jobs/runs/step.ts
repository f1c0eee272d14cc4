// A job that waits for a service, cut into steps that can be repeated: the command line loops over them, a state machine waits.

/** What a step remembers between two calls; plain JSON. */
export type StepState = Readonly<Record<string, unknown>>

/** Counts and words for people and for the status page; plain JSON. */
export type StepSummary = Readonly<Record<string, unknown>>

/** Either more is to be done after a while, or the step is over. */
export type StepOutcome = { state: StepState; waitSeconds: number } | { summary: StepSummary }

/** What every step of one run can rely on; the same when the run is resumed. */
export interface RunContext<Options> {
  runId: string
  /** The only time that results may depend on, so that a resumed run writes the same bytes. */
  startedAtMs: number
  options: Options
}

/**
 * One step. `run` is called with the state that its last call gave, until it gives a summary. A process can die at any
 * point of it: what it does must be safe to do again, from that same state.
 */
export interface Step<Ports, Options> {
  name: string
  run(ports: Ports, state: StepState, context: RunContext<Options>): Promise<StepOutcome>
}

export interface Job<Ports, Options> {
  name: string
  steps: readonly Step<Ports, Options>[]
}

/** The run ends here and nothing that serves is changed: the data or the model is not good enough. */
export class RunRefused extends Error {
  override readonly name = 'RunRefused'
  /** What was found, for the report. */
  readonly summary: StepSummary
  constructor(message: string, summary: StepSummary = {}) {
    super(message)
    this.summary = summary
  }
}
