// Who may see how a slate came about: operators, and everybody in local mode.

import { NotAllowed } from '../domain/errors.ts'
import type { Subject } from '../ports/identity.ts'

export const OPERATORS = 'operators'

export interface DebugSettings {
  /** Default `operators`. */
  debugFor?: 'operators' | 'everybody'
}

/** Whether to explain. Throws NotAllowed when it is asked for by somebody who may not. */
export function wantsDebug(
  debug: string | undefined,
  { debugFor = 'operators' }: DebugSettings,
  subject?: Subject,
): boolean {
  if (debug === undefined) return false
  const isOperator = subject?.kind === 'user' && subject.groups.includes(OPERATORS)
  if (debugFor === 'everybody' || isOperator) return true
  throw new NotAllowed('Only operators see how a slate came about')
}
