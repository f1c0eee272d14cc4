// The nightly job that dresses the catalog: titles, overviews and pictures from TMDB. Only shown, never trained on.

import type { Job, Step, StepSummary } from '../runs/step.ts'
import type { EnrichOptions, EnrichPorts } from './enrich-ports.ts'
import { fetchTitles } from './fetch-titles.ts'
import { publishCards } from './publish-cards.ts'

const checkImages: Step<EnrichPorts, EnrichOptions> = {
  name: 'check-images',
  async run({ titleSource }) {
    const warnings = await titleSource.getImageWarnings().catch(() => ['The source did not answer'])
    return { summary: { warnings } }
  },
}

/** Safe to kill and to run again at any point: what was fetched is kept, and cards are published whole. */
export const enrichJob: Job<EnrichPorts, EnrichOptions> = {
  name: 'enrich',
  steps: [checkImages, fetchTitles, publishCards],
}

export interface RunEnrichOptions extends EnrichOptions {
  sleep: (ms: number) => Promise<void>
  /** When to ask for no more: what there is gets published, and the rest is left for the next time. */
  endsMs?: number
}

/**
 * All steps in this process, one call after the other. It keeps no record in runs/: its progress is what it fetched,
 * and so it may run beside the batch loop. Errors: RunRefused when the source refuses the key; what the store throws.
 */
export async function enrich(
  ports: EnrichPorts,
  { sleep, endsMs = Infinity, ...options }: RunEnrichOptions,
): Promise<StepSummary> {
  const context = { runId: 'enrich', startedAtMs: ports.clock.now(), options }
  let summary: StepSummary = {}
  for (const step of enrichJob.steps) {
    const isOver = () => step === fetchTitles && ports.clock.now() >= endsMs
    let outcome = await step.run(ports, {}, context)
    while ('state' in outcome && !isOver()) {
      if (outcome.waitSeconds > 0) await sleep(outcome.waitSeconds * 1000)
      outcome = await step.run(ports, outcome.state, context)
    }
    summary = { ...summary, ...('state' in outcome ? { unfinished: step.name } : outcome.summary) }
  }
  return summary
}
