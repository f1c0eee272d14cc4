import type { IncomingMessage } from 'node:http'
import { CognitoError } from './cognito-error.ts'
import { isFields, type Fields } from './fields.ts'

/** Far above any request of Cognito's. */
const MAX_BODY_BYTES = 64 * 1024

/** The body as a JSON object. What is beyond the cap is let through unread, so that the refusal can be heard. */
export async function readJson(request: IncomingMessage): Promise<Fields> {
  const body = await readBody(request)
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    throw new CognitoError('SerializationException', 'The body is not JSON')
  }
  if (!isFields(json)) throw new CognitoError('SerializationException', 'The body is not a JSON object')
  return json
}

function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bodyBytes = 0
    request.on('data', (chunk: Buffer) => {
      bodyBytes += chunk.length
      if (bodyBytes <= MAX_BODY_BYTES) return void chunks.push(chunk)
      chunks.length = 0
      const message = `The body is larger than ${MAX_BODY_BYTES} bytes`
      reject(new CognitoError('RequestEntityTooLargeException', message, 413))
    })
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    request.on('error', reject)
  })
}
