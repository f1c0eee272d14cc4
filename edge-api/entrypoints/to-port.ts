// Reads the option --port of several commands.

import { InvalidArgumentError } from 'commander'

export function toPort(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65534) {
    throw new InvalidArgumentError('a port is a whole number from 0 to 65534.')
  }
  return port
}
