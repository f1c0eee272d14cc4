// Bodies are bounded before they are parsed: 64 KB, JSON at most 8 levels deep, never compressed.

import { isUtf8 } from 'node:buffer'
import * as v from 'valibot'
import { InvalidRequest } from '../domain/errors.ts'
import type { ApiContext } from './context.ts'
import { BodyTooLarge, UnsupportedBody } from './errors.ts'
import { toFieldErrors } from './field-errors.ts'

/** What browsers grant a page on its way out for keepalive requests. */
export const MAX_BODY_BYTES = 64 * 1024
const MAX_DEPTH = 8
/** Sent by browsers without a preflight, or by everything else. */
const JSON_TYPES = new Set(['text/plain', 'application/json'])

/** The body, parsed by the schema. Throws BodyTooLarge, UnsupportedBody or InvalidRequest. */
export async function readBody<Schema extends v.GenericSchema>(
  c: ApiContext,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== undefined && !JSON_TYPES.has(type)) throw new UnsupportedBody('Not a type we read')
  if (c.req.header('content-encoding') !== undefined)
    throw new UnsupportedBody('Compressed bodies are refused')
  const parsed = v.safeParse(schema, parseJson(await readText(c)))
  if (!parsed.success) throw new InvalidRequest(toFieldErrors(parsed.issues, ''))
  return parsed.output
}

async function readText(c: ApiContext): Promise<string> {
  const length = c.req.header('content-length')
  if (Number(length ?? 0) > MAX_BODY_BYTES) throw new BodyTooLarge(MAX_BODY_BYTES)
  // The server holds a body to the length it states; reading it whole costs a third of reading it as a stream.
  const reading = length === undefined ? readBounded(c) : c.req.raw.arrayBuffer().then(Buffer.from)
  const body = await reading.catch((error: unknown) => {
    throw invalidBody('breaks off', error)
  })
  if (body.byteLength > MAX_BODY_BYTES) throw new BodyTooLarge(MAX_BODY_BYTES)
  // Read as if it were, an id would be stored that nobody sent.
  if (!isUtf8(body)) throw invalidBody('is not UTF-8')
  return body.toString('utf8')
}

/** As far as one byte too many proves that it is too large. */
async function readBounded(c: ApiContext): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of (c.req.raw.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength
    chunks.push(chunk)
    if (bytes > MAX_BODY_BYTES) break
  }
  return Buffer.concat(chunks)
}

function parseJson(text: string): unknown {
  if (isDeeperThan(text, MAX_DEPTH)) throw invalidBody('is nested too deeply')
  try {
    return JSON.parse(text)
  } catch (error) {
    throw invalidBody(text === '' ? 'is empty' : 'is not JSON', error)
  }
}

function invalidBody(fault: string, cause?: unknown): InvalidRequest {
  const allowed = `a JSON object in UTF-8, at most ${MAX_DEPTH} levels deep`
  return new InvalidRequest([{ field: 'body', fault, allowed }], { cause })
}

/** Counts brackets outside of strings, so that a bomb is refused without being parsed. */
function isDeeperThan(text: string, max: number): boolean {
  let depth = 0
  let isInString = false
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index]
    if (isInString) {
      if (character === '\\') index += 1
      else if (character === '"') isInString = false
    } else if (character === '"') isInString = true
    else if (character === '{' || character === '[') {
      depth += 1
      if (depth > max) return true
    } else if (character === '}' || character === ']') depth -= 1
  }
  return false
}
