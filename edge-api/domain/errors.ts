// What a caller can get wrong, told apart from what fails on our side. http/problem.ts turns both into answers.

import type { FieldError } from '../contract/types.ts'

/** The request cannot be understood or asks for something that cannot be. Names every field at fault. */
export class InvalidRequest extends Error {
  override readonly name = 'InvalidRequest'
  readonly errors: FieldError[]
  constructor(errors: FieldError[], options?: ErrorOptions) {
    super(`The request is invalid: ${errors.map(({ field }) => field).join(', ')}`, options)
    this.errors = errors
  }
}

export class UnknownItem extends Error {
  override readonly name = 'UnknownItem'
  readonly itemId: string
  constructor(itemId: string) {
    super(`There is no item ${itemId} in the catalog`)
    this.itemId = itemId
  }
}

/** The anonymous session belongs to somebody else already. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed'
}

/** Something we depend on did not answer in time, and there is nothing to answer without it. */
export class DependencyUnavailable extends Error {
  override readonly name = 'DependencyUnavailable'
  readonly retryAfterSeconds: number
  constructor(message: string, options: ErrorOptions & { retryAfterSeconds?: number } = {}) {
    super(message, options)
    this.retryAfterSeconds = options.retryAfterSeconds ?? 2
  }
}
