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

export interface Ours {
  /** The partition of whoever is here, as far as the page has said who that is. */
  home: string | undefined
  /** Whether what waits in a partition is to go home: it is of whoever is here, from before their subject was known. */
  isAdoptable(name: string): boolean
}

export function findOurs({ api, identity }: Home): Ours {
  const { subjectKey, ownerKey, waitingKey, visitId } = identity
  const key = subjectKey ?? (ownerKey && waitingKey)
  const keys = [ownerKey, `visit:${visitId}`, `guest:${visitId}`]
  return {
    home: key && `${api} ${key}`,
    isAdoptable: (name) => keys.some((mine) => mine && name.startsWith(`${api} ${mine}`)),
  }
}
