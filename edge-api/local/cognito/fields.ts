// Reads a request without trusting it: values of the expected kind, or InvalidParameterException.
import { invalidParameter } from './cognito-error.ts'

export type Fields = Readonly<Record<string, unknown>>

/** Longest text accepted in one field; a refresh token or a secret block is far below. */
const MAX_LENGTH = 4096

/** The text of a required field. */
export function text(fields: Fields, name: string): string {
  const value = optionalText(fields, name)
  if (value === undefined || value === '') throw invalidParameter(`Missing required parameter ${name}`)
  return value
}

export function optionalText(fields: Fields, name: string): string | undefined {
  const value = fields[name]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw invalidParameter(`${name} must be a string`)
  if (value.length > MAX_LENGTH) throw invalidParameter(`${name} must have at most ${MAX_LENGTH} characters`)
  return value
}

/** A required map of further fields, such as AuthParameters. */
export function group(fields: Fields, name: string): Fields {
  const value = fields[name]
  if (!isFields(value)) throw invalidParameter(`Missing required parameter ${name}`)
  return value
}

/** An optional list of maps, such as UserAttributes. */
export function groups(fields: Fields, name: string): Fields[] {
  const value = fields[name] ?? []
  if (!Array.isArray(value) || !value.every(isFields))
    throw invalidParameter(`${name} must be a list of maps`)
  return value
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
