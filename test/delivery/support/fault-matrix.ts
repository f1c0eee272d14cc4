// What goes wrong between a client and the API, by dice.

import type { Parcel } from '../../../edge-api/contract/types.ts'
import type { PostedParcel } from '../../../components/delivery/post-parcel.ts'
import type { Post } from './client.ts'

/** `request`: it never arrives. `answer`: it is served, and nobody hears. `token`: it comes with one that has ended. `twice`: it comes twice at once. */
export const FAULTS = ['request', 'answer', 'token', 'twice'] as const
export type FaultCounts = Record<(typeof FAULTS)[number], number>

const LOST: PostedParcel = { status: 0, notBefore: 0, results: [] }

export interface FaultMatrixOptions {
  /** Of the parcels, shared evenly by the faults. */
  share: number
  /** A token of the same subject that has ended. */
  endedToken: string
  /** How often each fault came; grows. */
  counts: FaultCounts
}

export function withFaultMatrix(post: Post, { share, endedToken, counts }: FaultMatrixOptions): Post {
  return async (parcel) => {
    const fault = FAULTS[Math.floor((Math.random() / share) * FAULTS.length)]
    if (fault === undefined) return post(parcel)
    counts[fault] += 1
    return suffer(fault, post, parcel, endedToken)
  }
}

async function suffer(
  fault: (typeof FAULTS)[number],
  post: Post,
  parcel: Parcel,
  endedToken: string,
): Promise<PostedParcel> {
  if (fault === 'request') return LOST
  if (fault === 'token') return post({ ...parcel, token: endedToken })
  const posted = await (fault === 'answer'
    ? post(parcel)
    : Promise.all([post(parcel), post(parcel)]).then(([first]) => first))
  return fault === 'answer' ? LOST : posted
}

export function createFaultCounts(): FaultCounts {
  return { request: 0, answer: 0, token: 0, twice: 0 }
}
