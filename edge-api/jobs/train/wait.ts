// How long to wait before asking again: little at first, for what is quick, never more than a minute.

import type { Progress } from '../../ports/model-training.ts'
import type { StepOutcome, StepState, StepSummary } from '../runs/step.ts'

const FIRST_SECONDS = 0.05
const LONGEST_SECONDS = 60

/** The outcome of a step that asks for one thing until it is done. */
export async function waitFor<Result>(
  state: StepState,
  ask: () => Promise<Progress<Result>>,
  toSummary: (result: Result) => Promise<StepSummary> | StepSummary,
): Promise<StepOutcome> {
  const progress = await ask()
  if (progress.status === 'done') return { summary: await toSummary(progress) }
  return wait(state)
}

export function wait(state: StepState): { state: StepState; waitSeconds: number } {
  const asked = Number(state['asked'] ?? 0) + 1
  const waitSeconds = Math.min(LONGEST_SECONDS, FIRST_SECONDS * 1.4 ** asked)
  return { state: { ...state, asked }, waitSeconds }
}
