// What answers each operation.
import type { PersonalizeState } from '../state.ts'
import { CONTROL_HANDLERS } from '../control/handlers.ts'
import { invalidInput } from '../wire/errors.ts'
import { unknownOperation } from '../wire/route.ts'
import { getActionRecommendations } from './get-action-recommendations.ts'
import { getPersonalizedRanking } from './get-personalized-ranking.ts'
import { getRecommendations } from './get-recommendations.ts'
import { getSolutionMetrics } from './get-solution-metrics.ts'
import { LIST_AND_DESCRIBE } from './list-and-describe.ts'
import { OPERATIONS } from './names.ts'
import type { OperationHandler } from './operation.ts'
import { putEvents } from './put-events.ts'
import { putItems, putUsers } from './put-metadata.ts'

const HANDLERS: Readonly<Record<string, OperationHandler>> = {
  GetRecommendations: getRecommendations,
  GetPersonalizedRanking: getPersonalizedRanking,
  GetActionRecommendations: getActionRecommendations,
  PutEvents: putEvents,
  PutItems: putItems,
  PutUsers: putUsers,
  GetSolutionMetrics: getSolutionMetrics,
  ...LIST_AND_DESCRIBE,
  ...CONTROL_HANDLERS,
}

/** Whether an operation does what it says, rather than answer that it does not exist here yet. */
export function isImplemented(operation: string): boolean {
  return Object.hasOwn(HANDLERS, operation)
}

/** Errors  UnknownOperationException; InvalidInputException for an operation that the local server lacks. */
export async function perform(
  operation: string,
  input: Record<string, unknown>,
  state: PersonalizeState,
): Promise<unknown> {
  const handler = Object.hasOwn(HANDLERS, operation) ? HANDLERS[operation] : undefined
  if (handler) return handler(input, state)
  if (OPERATIONS.has(operation)) throw invalidInput(`${operation} is not implemented by the local server yet`)
  throw unknownOperation(operation)
}
