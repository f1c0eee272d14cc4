// The sample accounts of a laptop, tied to users of whatever data is in use.

import { seedSub } from '../local/cognito/accounts.ts'
import { sampleAccounts } from '../local/sample/sample.ts'
import type { Dataset } from '../jobs/dataset.ts'
import { pickUsersByGenre } from '../jobs/link-accounts.ts'

/** Of every sample account, and shown on the demo site: it protects nothing but made-up users. */
export const SAMPLE_PASSWORD = 'Sample-Account-1'

/** May see the accuracy of the whole site; watches nothing. */
export const OPERATOR_ACCOUNT = {
  username: 'operator@example.com',
  name: 'Operator',
  password: SAMPLE_PASSWORD,
  groups: ['operators'],
}

export interface LocalAccount {
  sub: string
  username: string
  displayName: string
  /** Which taste it is there to show, in one line. */
  description: string
  avatarColor: string
  userId: string
}

export function toLocalAccounts(dataset: Dataset): LocalAccount[] {
  const users = dataset.simulated
    ? new Map(sampleAccounts.map(({ genre, userId }) => [genre as string, userId]))
    : pickUsersByGenre(
        dataset,
        sampleAccounts.map(({ genre }) => genre),
      )
  return sampleAccounts.flatMap(({ username, displayName, label, genre, avatarColor }) => {
    const userId = users.get(genre)
    if (userId === undefined) return []
    const description = dataset.simulated ? label : `${genre}, as user ${userId} of ${dataset.label}`
    return [{ sub: seedSub(username), username, displayName, description, avatarColor, userId }]
  })
}
