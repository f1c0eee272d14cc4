// Which partitions belong to whoever is here.

import type { Identity } from './identity.ts'
import { within } from './within.ts'

export interface Home {
  api: string
  identity: Pick<Identity, 'subjectKey' | 'visitId' | 'waitingKey' | 'ownerKey' | 'getToken'>
}

/** Asks the page who is here, unless it has said so; one that cannot say it now is asked again in the next turn. */
export async function learnOwner({ identity }: Home): Promise<void> {
  if (!identity.ownerKey) await within(identity.getToken()).catch(() => {})
}

/** The partition of whoever is here, as far as the page has said who that is. */
export function getHome({ api, identity }: Home): string | undefined {
  const { subjectKey, ownerKey, waitingKey } = identity
  const key = subjectKey ?? (ownerKey && waitingKey)
  return key && `${api} ${key}`
}

/** Whether what waits in a partition is to go home: it is of whoever is here, from before their subject was known. */
export function isAdoptable({ api, identity }: Home, name: string): boolean {
  const { ownerKey, visitId } = identity
  const keys = [ownerKey, `visit:${visitId}`, `guest:${visitId}`]
  return keys.some((key) => key && name.startsWith(`${api} ${key}`))
}
