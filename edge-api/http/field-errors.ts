// From what a schema found to what a caller can act on: the field, the fault, what is allowed.

import type * as v from 'valibot'
import type { FieldError } from '../contract/types.ts'

const MAX_ERRORS = 20
const MAX_SHOWN = 60

/** `where` is put before each field: `query.limit`. */
export function toFieldErrors(issues: readonly v.BaseIssue<unknown>[], where: string): FieldError[] {
  const seen = new Set<string>()
  const errors: FieldError[] = []
  for (const issue of issues) {
    const field = toField(issue, where)
    if (seen.has(field)) continue
    seen.add(field)
    errors.push({ field, fault: toFault(issue, field), allowed: toAllowed(issue) })
  }
  return errors.slice(0, MAX_ERRORS)
}

function toField({ path }: v.BaseIssue<unknown>, where: string): string {
  let field = where
  for (const { key } of path ?? []) {
    if (typeof key === 'number') field += `[${key}]`
    else field += `${field === '' ? '' : '.'}${shorten(String(key))}`
  }
  return field === '' ? 'body' : field
}

function toFault(issue: v.BaseIssue<unknown>, field: string): string {
  if (issue.expected === 'never') return 'is not known'
  if (issue.received === 'undefined') return 'is missing'
  // Tokens are secrets, long values are noise, and a list is best named by what is wrong with it.
  if (/token/i.test(field)) return 'is not valid'
  if (typeof issue.input !== 'string' && typeof issue.input !== 'number') return `is ${toKind(issue.input)}`
  return `is ${shorten(JSON.stringify(issue.input))}`
}

function toKind(input: unknown): string {
  if (input === null) return 'null'
  if (Array.isArray(input)) return `a list of ${input.length}`
  return typeof input === 'boolean' ? String(input) : 'an object'
}

function toAllowed(issue: v.BaseIssue<unknown>): string {
  if (issue.expected === 'never') return 'only the fields that the documentation names'
  // Our checks say what is allowed; valibot's own message is for schemas that do not.
  if (!issue.message.startsWith('Invalid ')) return issue.message
  if (issue.received === 'undefined') return 'a value'
  return issue.expected === 'Object' ? 'an object' : (issue.expected ?? 'another value')
}

function shorten(text: string): string {
  const well = text.replace(/\p{Cs}/gu, '\ufffd')
  return well.length <= MAX_SHOWN ? well : `${well.slice(0, MAX_SHOWN)}…`
}
