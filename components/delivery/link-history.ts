// What guests did in this browser joins the history of the user who signs in.

import { STORAGES, type Identity } from './identity.ts'

/** Their tokens; several requests of a page come at once. */
const underWay = new Set<string>()

/** Each guest's once; what fails is tried again with the user's next request, unless a guest comes before. */
export function linkHistory({ api, identity }: { api: string; identity: Identity }): void {
  const { ownerKey, isSignedIn, token } = identity
  // All at once: while one is under way the user may leave, and a guest come to whom the other storage belongs.
  for (const storage of STORAGES) void link(storage)

  async function link(storage: () => Storage): Promise<void> {
    const { anonymousToken, anonymousExpiresAt } = identity.kept(storage)
    if (!ownerKey || !anonymousToken || underWay.has(anonymousToken)) return
    if (!isSignedIn) {
      // Forgotten, and nobody has signed in since.
      if (!anonymousExpiresAt) identity.drop(anonymousToken)
      return
    }
    underWay.add(anonymousToken)
    const answer = await fetch(`${api}/v1/session`, {
      method: 'POST',
      body: JSON.stringify({ token, anonymousToken }),
      credentials: 'omit',
    }).catch(() => undefined)
    underWay.delete(anonymousToken)
    // 403: it is the history of somebody who signed in here before.
    if (answer?.ok || answer?.status === 403) identity.drop(anonymousToken)
  }
}
