// Readers of untrusted JSON. Each checks one shape and answers it typed, or says which member broke which
// constraint. The SDKs validate nothing themselves.
import { invalidInput } from './errors.ts'
import type { ServiceError } from './errors.ts'

/** Reads one value; `at` is its path in the request, such as `eventList.1.member.sentAt`. */
export type Reader<T> = (value: unknown, at: string) => T

/** What a reader answers. */
export type Read<R> = R extends Reader<infer T> ? T : never

interface StringLimits {
  min?: number
  max?: number
  pattern?: RegExp
}

export function string({ min = 0, max = Infinity, pattern }: StringLimits = {}): Reader<string> {
  return (value, at) => {
    if (typeof value !== 'string') throw wrongType(value, at, 'a string')
    if (value.length < min) throw broken(value, at, `Member must have length greater than or equal to ${min}`)
    if (value.length > max) throw broken(value, at, `Member must have length less than or equal to ${max}`)
    if (pattern && !pattern.test(value)) {
      throw broken(value, at, `Member must satisfy regular expression pattern: ${pattern.source}`)
    }
    return value
  }
}

interface NumberLimits {
  min?: number
  max?: number
}

export function number({ min = -Infinity, max = Infinity }: NumberLimits = {}): Reader<number> {
  return (value, at) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) throw wrongType(value, at, 'a number')
    if (value < min) throw broken(value, at, `Member must have value greater than or equal to ${min}`)
    if (value > max) throw broken(value, at, `Member must have value less than or equal to ${max}`)
    return value
  }
}

export function integer(limits: NumberLimits = {}): Reader<number> {
  const read = number(limits)
  return (value, at) => {
    if (!Number.isInteger(value)) throw wrongType(value, at, 'a whole number')
    return read(value, at)
  }
}

export function oneOf<const T extends string>(...allowed: readonly T[]): Reader<T> {
  return (value, at) => {
    const found = allowed.find((candidate) => candidate === value)
    if (found === undefined)
      throw broken(value, at, `Member must satisfy enum value set: [${allowed.join(', ')}]`)
    return found
  }
}

export function list<T>(member: Reader<T>, { min = 0, max = Infinity }: NumberLimits = {}): Reader<T[]> {
  return (value, at) => {
    if (!Array.isArray(value)) throw wrongType(value, at, 'a list')
    if (value.length < min) throw broken(value, at, `Member must have length greater than or equal to ${min}`)
    if (value.length > max) throw broken(value, at, `Member must have length less than or equal to ${max}`)
    return value.map((entry, index) => member(entry, `${at}.${index + 1}.member`))
  }
}

interface MapLimits {
  max: number
  key: Reader<string>
}

export function map<T>(member: Reader<T>, { max, key }: MapLimits): Reader<Record<string, T>> {
  return (value, at) => {
    if (!isObject(value)) throw wrongType(value, at, 'a map')
    const entries = Object.entries(value)
    if (entries.length > max) throw broken(value, at, `Member must have length less than or equal to ${max}`)
    return Object.fromEntries(
      entries.map(([name, entry]) => [key(name, `${at}.key`), member(entry, `${at}.${name}`)]),
    )
  }
}

/** A structure. Members it does not name are ignored, as AWS does. */
export function structure<T>(members: { [K in keyof T]: Reader<T[K]> }): Reader<T> {
  const names = Object.keys(members) as (keyof T & string)[]
  return (value, at) => {
    if (!isObject(value)) throw wrongType(value, at, 'a structure')
    const read = {} as T
    for (const name of names) {
      const member = Object.hasOwn(value, name) ? value[name] : undefined
      read[name] = members[name](member ?? undefined, at === '' ? name : `${at}.${name}`)
    }
    return read
  }
}

/** A member that may be missing or null. */
export function optional<T>(reader: Reader<T>): Reader<T | undefined> {
  return (value, at) => (value === undefined || value === null ? undefined : reader(value, at))
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function wrongType(value: unknown, at: string, wanted: string): ServiceError {
  return value === undefined || value === null
    ? broken(undefined, at, 'Member must not be null')
    : broken(value, at, `Member must be ${wanted}`)
}

/** Longest part of an offending value that goes into a message. */
const SHOWN_CHARACTERS = 60

function broken(value: unknown, at: string, constraint: string): ServiceError {
  const text = value === undefined ? 'null' : typeof value === 'string' ? `'${value}'` : kindOf(value)
  const shown = text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text
  return invalidInput(
    `1 validation error detected: Value ${shown} at '${at || 'request'}' failed to satisfy constraint: ${constraint}`,
  )
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return `(list of ${value.length})`
  return isObject(value) ? '(structure)' : JSON.stringify(value)
}
