// What can be made to go wrong with an operation, so that callers can be tested against it.
import type { ServiceErrorName } from '../wire/errors.ts'

/** The statuses that can be asked for, and the error that each comes as. */
export const ERROR_BY_STATUS = {
  '400': 'InvalidInputException',
  '403': 'AccessDeniedException',
  '404': 'ResourceNotFoundException',
  '409': 'ResourceInUseException',
  '429': 'ThrottlingException',
  '500': 'InternalServerException',
  '503': 'ServiceUnavailableException',
} as const satisfies Record<string, ServiceErrorName>

/**
 * What goes wrong below the service: `reset` breaks the connection off, `hang` never answers, `html` answers 503 with a
 * page of a proxy, `empty` answers 200 without a body, `cut` answers half a body.
 */
export const DISRUPTIONS = ['reset', 'hang', 'html', 'empty', 'cut'] as const
export type Disruption = (typeof DISRUPTIONS)[number]

export type Failure = { error: ServiceErrorName } | { disruption: Disruption }

/** Milliseconds. A log-normal one is given by its median and its 99th percentile. */
export type Latency =
  | { type: 'fixed'; ms: number }
  | { type: 'uniform'; minMs: number; maxMs: number }
  | { type: 'lognormal'; p50Ms: number; p99Ms: number }

/** The faults of one operation, or of every one that has none of its own. */
export interface FaultRule {
  /** `*` means every operation. */
  operation: string
  /** Ratios sum to at most 1; the rest is answered as usual. */
  failures: readonly { failure: Failure; ratio: number }[]
  latency?: Latency
  /** Sent with a 429 or 503. */
  retryAfterSeconds?: number
}
