import type { PersonalizeState } from '../state.ts'

/** Answers one operation: JSON in, JSON out. Throws a ServiceError to refuse. */
export type OperationHandler = (input: Record<string, unknown>, state: PersonalizeState) => unknown
