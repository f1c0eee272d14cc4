// What can be told without asking the user pool.

import { FIELDS } from './render-fields.ts'
import type { Entered } from './sign-in-flow.ts'
import type { SignInProblem, SignInStep } from './sign-in-state.ts'

/** The first thing that is wrong with what was entered, in the order of the fields. */
export function checkEntered({ type }: SignInStep, entered: Entered): SignInProblem | undefined {
  for (const field of FIELDS[type]) {
    if (entered[field] === '') return { code: `${field}-missing`, field }
    if (field === 'username' && !/^\S+@\S+$/.test(entered.username))
      return { code: 'username-invalid', field }
  }
  return undefined
}
