// An id from outside as one part of a key: no slash, no folder of its own.

export function toKeyPart(id: string): string {
  return encodeURIComponent(id).replace(/^\./, '%2E')
}

export function fromKeyPart(part: string): string {
  return decodeURIComponent(part)
}
