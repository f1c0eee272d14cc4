import { InvalidConfig } from '../config.ts'

/** The value of an environment name that AWS cannot do without. Throws InvalidConfig. */
export function need<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new InvalidConfig(`${name} must be set on AWS`)
  return value
}
