// Where the next page of a slate begins. Signed, because it comes back from outside; opaque to everybody else.

import { createHmac, timingSafeEqual } from 'node:crypto'
import { InvalidRequest } from '../errors.ts'

export interface Cursor {
  /** The answer it belongs to. */
  recommendationId: string
  /** Index of the first item of that answer that has not been looked at. */
  offset: number
  /** Cards given out so far, so that positions go on. */
  shown: number
}

/** Most results Personalize gives: https://docs.aws.amazon.com/personalize/latest/dg/API_RS_GetRecommendations.html */
export const MAX_RESULTS = 500

/** `askKey` names what was asked and for whom: a cursor is good for nothing else. */
export function toCursor(
  { recommendationId, offset, shown }: Cursor,
  askKey: string,
  secret: string,
): string {
  const body = Buffer.from(JSON.stringify([recommendationId, offset, shown])).toString('base64url')
  return `${body}.${sign(body, askKey, secret)}`
}

/** Throws InvalidRequest, naming `field`. */
export function parseCursor(cursor: string, askKey: string, secret: string, field: string): Cursor {
  const [body = '', signature = ''] = cursor.split('.')
  const given = Buffer.from(signature)
  const right = Buffer.from(sign(body, askKey, secret))
  if (given.length !== right.length || !timingSafeEqual(given, right)) {
    throw new InvalidRequest([
      {
        field,
        fault: 'belongs to another request',
        allowed: 'nextCursor of an earlier answer to the same request, unchanged',
      },
    ])
  }
  const [recommendationId, offset, shown] = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as [
    string,
    number,
    number,
  ]
  return { recommendationId, offset, shown }
}

function sign(body: string, askKey: string, secret: string): string {
  return createHmac('sha256', secret).update(`cursor ${askKey} ${body}`).digest('base64url').slice(0, 22)
}
