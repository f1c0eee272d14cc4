// One row of the conformance table: a request, what Amazon Personalize answers, and how sure that is.

/** Observed with the SDK; the service model; the developer guide; a third party; not known, our choice. */
export type Certainty = 'sdk' | 'model' | 'guide' | 'third' | 'unknown'

/** `<name>` anywhere in its strings stands for what the account holds: an ARN, an id. */
export type Request = Readonly<Record<string, unknown>>

export type Expectation =
  | {
      status: 200
      /** Path to type: `itemList.0.score` is a `number`, `itemList` has 25 entries. */
      has?: Readonly<Record<string, 'string' | 'number' | 'object' | 'list' | number>>
      lacks?: readonly string[]
    }
  | { status: number; error: string }

export interface Row {
  operation: string
  title: string
  request: Request
  expect: Expectation
  certainty: Certainty
  /** What an application should know of a row that is not sure, or where this server goes its own way. */
  note?: string
}

export const INVALID = { status: 400, error: 'InvalidInputException' } as const
export const NOT_FOUND = { status: 404, error: 'ResourceNotFoundException' } as const
export const DONE = { status: 200 } as const

interface Limits {
  operation: string
  base: Request
  certainty?: Certainty
}

/** Rows for values of one member: `ok` are taken, `bad` are invalid input. Each has a title of its own. */
export function limits(
  { operation, base, certainty = 'model' }: Limits,
  member: string,
  { ok = {}, bad = {} }: { ok?: Record<string, unknown>; bad?: Record<string, unknown> },
): Row[] {
  const rows = (values: Record<string, unknown>, expect: Expectation): Row[] =>
    Object.entries(values).map(([title, value]) => ({
      operation,
      title: `${member}: ${title}`,
      request: { ...base, [member]: value },
      expect,
      certainty,
    }))
  return [...rows(ok, DONE), ...rows(bad, INVALID)]
}

/** Rows without each of the members that must be there. */
export function required({ operation, base, certainty = 'model' }: Limits, ...members: string[]): Row[] {
  return members.map((member) => ({
    operation,
    title: `without ${member}`,
    request: Object.fromEntries(Object.entries(base).filter(([name]) => name !== member)),
    expect: INVALID,
    certainty,
  }))
}

export const text = (length: number): string => 'x'.repeat(length)
export const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `id${index}`)
export const entries = (count: number, value: unknown): Record<string, unknown> =>
  Object.fromEntries(ids(count).map((id) => [id, value]))
