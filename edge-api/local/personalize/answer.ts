// One request from the wire to its answer: operation, signature, what is made to go wrong, work.
import { setTimeout as wait } from 'node:timers/promises'
import { toDisruptedAnswer } from './faults/disrupt.ts'
import type { FaultSource } from './faults/fault-source.ts'
import { OPERATION_BY_PATH } from './operations/names.ts'
import { perform } from './operations/table.ts'
import type { PersonalizeState } from './state.ts'
import { ServiceError } from './wire/errors.ts'
import type { WireAnswer, WireRequest } from './wire/http-server.ts'
import { parseInput, toRoute } from './wire/route.ts'
import { checkSignatureShape, verifySignature } from './wire/signature.ts'
import type { Credentials } from './wire/signature.ts'

export interface AnswererOptions {
  state: PersonalizeState
  faults: FaultSource
  /** Without them a signature is asked for in form only. */
  credentials: Credentials | undefined
}

export function createAnswerer({
  state,
  faults,
  credentials,
}: AnswererOptions): (request: WireRequest) => Promise<WireAnswer> {
  return async function answer(request) {
    const { operation, contentType } = toRoute(request, OPERATION_BY_PATH)
    if (credentials) verifySignature(request, credentials, state.nowSeconds() * 1000)
    else checkSignatureShape(request)

    const { failure, latencyMs, retryAfterSeconds } = faults.next(operation)
    try {
      if (!failure) {
        const body = await perform(operation, parseInput(request.body.toString('utf8')), state)
        return { type: 'answer', body, contentType }
      }
      if ('disruption' in failure) return toDisruptedAnswer(failure.disruption, contentType)
      const message = `${operation} was made to fail by --fault`
      throw new ServiceError(failure.error, message, { retryAfterSeconds })
    } finally {
      // A wait holds no process: the caller may be gone before it ends.
      if (latencyMs > 0) await wait(latencyMs, undefined, { ref: false })
    }
  }
}
