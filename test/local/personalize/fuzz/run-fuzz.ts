// Throws requests at a server and counts what comes back.
import { RawCaller } from './caller.ts'
import type { RawAnswer } from './caller.ts'
import { fuzzRequest } from './requests.ts'
import type { Known } from './requests.ts'
import { Dice } from './values.ts'

export interface FuzzOptions {
  port: number
  known: Known
  requests: number
  seed: number
  connections: number
  onProgress?: (done: number) => void
}

export interface FuzzReport {
  requests: number
  /** By name of the error, `200` or `no answer owed`. */
  answers: Record<string, number>
  kinds: Record<string, number>
  /** What is no modelled answer, with its request; the first few. */
  offences: string[]
}

/** The errors of the service model, then those of the front door. A fault of the server is in neither. */
const MODELLED: Readonly<Record<string, number>> = {
  InvalidInputException: 400,
  ResourceNotFoundException: 404,
  ResourceInUseException: 409,
  LimitExceededException: 409,
  ResourceAlreadyExistsException: 403,
  InvalidNextTokenException: 400,
  TooManyTagsException: 400,
  TooManyTagKeysException: 400,
  UnknownOperationException: 404,
  IncompleteSignatureException: 400,
  MissingAuthenticationTokenException: 403,
  InvalidSignatureException: 403,
}

const MOST_OFFENCES = 10

export async function runFuzz({
  port,
  known,
  requests,
  seed,
  connections,
  onProgress,
}: FuzzOptions): Promise<FuzzReport> {
  const report: FuzzReport = { requests: 0, answers: {}, kinds: {}, offences: [] }
  const dice = new Dice(seed)
  const count = (counts: Record<string, number>, name: string): number =>
    (counts[name] = (counts[name] ?? 0) + 1)

  async function work(): Promise<void> {
    const caller = new RawCaller(port)
    while (report.requests < requests) {
      report.requests += 1
      onProgress?.(report.requests)
      const { kind, bytes, isTruncated } = fuzzRequest(dice, known)
      count(report.kinds, kind)
      if (isTruncated) {
        await caller.cut(bytes)
        count(report.answers, 'no answer owed')
        continue
      }
      const answer = await caller.send(bytes)
      const offence = offenceOf(answer)
      count(report.answers, answer?.headers.get('x-amzn-errortype') ?? String(answer?.status))
      if (offence !== undefined && report.offences.length < MOST_OFFENCES) {
        report.offences.push(`${offence} for ${kind}: ${bytes.subarray(0, 600).toString('latin1')}`)
      }
    }
    caller.close()
  }
  await Promise.all(Array.from({ length: connections }, work))
  return report
}

/** Undefined for an answer, or for a refusal as the service model has it. */
function offenceOf(answer: RawAnswer | undefined): string | undefined {
  if (!answer) return 'no answer'
  const { status, headers, body } = answer
  const type = headers.get('x-amzn-errortype')
  let parsed: Record<string, unknown>
  try {
    parsed = JSON.parse(body) as Record<string, unknown>
  } catch {
    return `${status} without JSON`
  }
  if (status === 200) return type === undefined ? undefined : `200 with ${type}`
  if (type === undefined || MODELLED[type] !== status) return `${status} ${type ?? 'without a type'}`
  return parsed['__type'] === type && typeof parsed['message'] === 'string'
    ? undefined
    : `${status} with another body`
}
