// Refusals that several operations of the control plane share.
import { ServiceError } from '../wire/errors.ts'

export function inUse(message: string): ServiceError {
  return new ServiceError('ResourceInUseException', message)
}

/** Quotas: https://docs.aws.amazon.com/personalize/latest/dg/limits.html */
export function checkQuota(count: number, max: number, what: string): void {
  if (count < max) return
  throw new ServiceError('LimitExceededException', `${what}: at most ${max} are allowed`)
}
