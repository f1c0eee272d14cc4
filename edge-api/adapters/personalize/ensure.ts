// Finding what Personalize has, making what it lacks, and waiting for what it makes: every call can be repeated.

import { TrainingFailed, TrainingUnavailable } from '../../ports/model-training.ts'
import { toFailure } from './failure.ts'

export const ACTIVE = 'ACTIVE'

/** Something that Personalize is making, or has made. */
export interface Found {
  arn: string
  status: string
  failureReason?: string | undefined
  /** 0 when it is not said. */
  createdMs: number
}

/** Finds it, or makes it and finds it then. */
export async function ensure(
  findIt: () => Promise<Found | undefined>,
  make: () => Promise<void>,
): Promise<Found> {
  const found = await findIt()
  if (found !== undefined) return found
  try {
    await make()
  } catch (error) {
    // Somebody else made it in between.
    if (!(error instanceof Error && error.name === 'ResourceAlreadyExistsException')) throw error
  }
  return (await findIt()) ?? { arn: '', status: 'CREATE PENDING', createdMs: 0 }
}

export async function find<Page, One>(
  pages: AsyncIterable<Page>,
  toList: (page: Page) => readonly One[],
  isIt: (one: One) => boolean,
  toIt: (one: One) => Found,
): Promise<Found | undefined> {
  for await (const page of pages) {
    const one = toList(page).find(isIt)
    if (one !== undefined) return toIt(one)
  }
  return undefined
}

export function toFound(
  arn: string | undefined,
  {
    status,
    failureReason,
    creationDateTime,
  }: {
    status?: string | undefined
    failureReason?: string | undefined
    creationDateTime?: Date | undefined
  },
): Found {
  return {
    arn: arn ?? '',
    status: status ?? '',
    failureReason,
    createdMs: creationDateTime?.getTime() ?? 0,
  }
}

/** Whether it can be used. Statuses on the way are spelled in more than one way: only the ends count. */
export function check({ arn, status, failureReason }: Found): { arn: string; isReady: boolean } {
  if (/FAILED|STOPPED/.test(status))
    throw new TrainingFailed(`Personalize ended ${arn} as ${status}: ${failureReason ?? 'no reason given'}`)
  return { arn, isReady: status === ACTIVE }
}

export async function translated<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof TrainingFailed) throw error
    const { isRefused, summary } = toFailure(error)
    const reason = error instanceof Error ? error.message : ''
    // Too much in progress, or something that is being made: both pass.
    const passes = error instanceof Error && /^(LimitExceeded|ResourceInUse)Exception$/.test(error.name)
    if (isRefused && !passes)
      throw new TrainingFailed(`Personalize ${summary} when asked to ${what}: ${reason}`, { cause: error })
    throw new TrainingUnavailable(`Personalize ${summary} when asked to ${what}; ask again later`, {
      cause: error,
    })
  }
}
