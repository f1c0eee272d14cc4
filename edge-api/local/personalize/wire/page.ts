// Pages of the List operations.
import { ServiceError } from './errors.ts'
import { integer, optional, string, structure } from './shapes.ts'

const Request = structure({
  nextToken: optional(string({ max: 1500 })),
  maxResults: optional(integer({ min: 1, max: 100 })),
})

/** The page that a request asks for. Errors  InvalidNextTokenException. */
export function toPage<T>(all: readonly T[], input: unknown): { page: T[]; nextToken: string | undefined } {
  const { nextToken, maxResults = 100 } = Request(input, '')
  const start = nextToken === undefined ? 0 : Number(/^from-(\d{1,6})$/.exec(nextToken)?.[1] ?? NaN)
  if (!(start < all.length || start === 0)) {
    throw new ServiceError('InvalidNextTokenException', 'The nextToken is not one of this list')
  }
  const end = start + maxResults
  return { page: all.slice(start, end), nextToken: end < all.length ? `from-${end}` : undefined }
}
