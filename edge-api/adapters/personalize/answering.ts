// What campaigns and recommenders have in common: they answer live, are given a model, and can be stopped.

import type { ServeRequest } from '../../ports/model-serving.ts'

/** What became of one of them. */
export type Outcome = 'working' | 'updated' | { left: string }

/** Puts what a model was trained on into a live dataset group. When its last import began; undefined while one is going on. */
export type ImportInto = (datasetGroupArn: string, data: ServeRequest['data']) => Promise<number | undefined>

export interface Answering {
  serve(arn: string, request: ServeRequest): Promise<Outcome>
  /** Whether there was anything to end. */
  stop(arn: string): Promise<boolean>
}

/** Undefined for what does not exist; to be given to `then` as what handles errors. */
export function orMissing(error: unknown): undefined {
  if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined
  throw error
}

export function isUnderWay(update: { status?: string | undefined } | undefined): boolean {
  return /PENDING|IN_PROGRESS/.test(update?.status ?? '')
}
