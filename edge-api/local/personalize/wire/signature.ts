// AWS Signature Version 4, as a server sees it: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { ServiceError } from './errors.ts'
import type { ServiceErrorName } from './errors.ts'

export interface SignedRequest {
  method: string
  /** Path and query, as sent. */
  url: string
  /** Names in lower case. */
  headers: Readonly<Record<string, string | string[] | undefined>>
  body: Uint8Array
}

export interface Credentials {
  accessKeyId: string
  secretAccessKey: string
}

interface Signature {
  accessKeyId: string
  /** `<date>/<region>/personalize/aws4_request`. */
  scope: string
  signedHeaders: string[]
  signature: string
  /** `20260131T235959Z`. */
  date: string
}

/** The SigV4 name of all three services. */
const SERVICE = 'personalize'
const ALGORITHM = 'AWS4-HMAC-SHA256'

/** The parts of the header `authorization`. */
const PARTS = {
  Credential: /(?:^|[ ,])Credential=([^, ]*)/,
  SignedHeaders: /(?:^|[ ,])SignedHeaders=([^, ]*)/,
  Signature: /(?:^|[ ,])Signature=([^, ]*)/,
}

/** How far the clocks of caller and server may be apart. */
const MAX_SKEW_MS = 15 * 60 * 1000

/** Checks that a request is signed in form: every SDK does that, and a call by hand that forgets it would fail on AWS. */
export function checkSignatureShape(request: SignedRequest): void {
  parseSignature(request)
}

/** Checks that it was signed with these credentials, over what arrived, just now. Errors  as AWS names them. */
export function verifySignature(
  request: SignedRequest,
  { accessKeyId, secretAccessKey }: Credentials,
  nowMs: number,
): void {
  const signature = parseSignature(request)
  if (signature.accessKeyId !== accessKeyId) {
    throw refusal('UnrecognizedClientException', 'The security token included in the request is invalid.')
  }
  if (!(Math.abs(toMilliseconds(signature.date) - nowMs) <= MAX_SKEW_MS)) {
    throw refusal('InvalidSignatureException', `Signature expired or not yet current: ${signature.date}`)
  }
  const expected = sign(request, signature, secretAccessKey)
  if (!timingSafeEqual(expected, Buffer.from(signature.signature, 'hex'))) {
    throw refusal(
      'InvalidSignatureException',
      'The request signature does not match the one the server calculated; check the secret access key.',
    )
  }
}

function parseSignature({ headers }: SignedRequest): Signature {
  const authorization = headers['authorization']
  if (typeof authorization !== 'string' || authorization === '') {
    throw refusal('MissingAuthenticationTokenException', 'Request is missing Authentication Token')
  }
  if (!authorization.startsWith(`${ALGORITHM} `)) {
    throw refusal('IncompleteSignatureException', `Authorization must start with '${ALGORITHM} '`)
  }
  const part = (name: keyof typeof PARTS, form: RegExp): string => {
    const value = PARTS[name].exec(authorization.slice(ALGORITHM.length))?.[1]
    if (value === undefined || value === '') {
      throw refusal('IncompleteSignatureException', `Authorization header requires '${name}' parameter.`)
    }
    if (!form.test(value))
      throw refusal('IncompleteSignatureException', `'${name}' in Authorization is malformed`)
    return value
  }
  const [accessKeyId = '', ...scope] = part(
    'Credential',
    /^[^/]+\/\d{8}\/[a-z\d-]+\/[a-z\d-]+\/aws4_request$/,
  ).split('/')
  if (scope[2] !== SERVICE) {
    throw refusal(
      'InvalidSignatureException',
      `Credential should be scoped to correct service: '${SERVICE}'.`,
    )
  }
  const date = headers['x-amz-date']
  if (typeof date !== 'string' || !/^\d{8}T\d{6}Z$/.test(date)) {
    throw refusal('IncompleteSignatureException', `Authorization header requires existence of 'X-Amz-Date'.`)
  }
  if (!date.startsWith(scope[0] ?? '')) {
    throw refusal('InvalidSignatureException', 'Date in Credential scope does not match that of X-Amz-Date')
  }
  const signedHeaders = part('SignedHeaders', /^[a-z\d-]+(;[a-z\d-]+)*$/).split(';')
  if (!signedHeaders.includes('host')) {
    throw refusal('InvalidSignatureException', `'Host' must be a 'SignedHeader' in the AWS Authorization.`)
  }
  return {
    accessKeyId,
    scope: scope.join('/'),
    signedHeaders,
    signature: part('Signature', /^[\da-f]{64}$/),
    date,
  }
}

function sign(
  { method, url, headers, body }: SignedRequest,
  { scope, signedHeaders, date }: Signature,
  secret: string,
): Buffer {
  const [path = '/', query = ''] = url.split(/\?(.*)/s)
  const canonical = [
    method,
    // Every service but S3 signs the path encoded once more than it is sent.
    path.split('/').map(encode).join('/'),
    query.split('&').filter(Boolean).map(withEquals).toSorted().join('&'),
    ...signedHeaders.map((name) => `${name}:${valueOf(headers[name])}`),
    '',
    signedHeaders.join(';'),
    sha256(body),
  ].join('\n')
  const text = [ALGORITHM, date, scope, sha256(canonical)].join('\n')
  const key = scope.split('/').reduce<Buffer>(hmac, Buffer.from(`AWS4${secret}`))
  return hmac(key, text)
}

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')
const withEquals = (pair: string): string => (pair.includes('=') ? pair : `${pair}=`)

function encode(segment: string): string {
  return encodeURIComponent(segment).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function valueOf(header: string | string[] | undefined): string {
  return [header ?? ''].flat().join(',').trim().replace(/ +/g, ' ')
}

/** NaN for a date that is none, such as a 13th month. */
function toMilliseconds(date: string): number {
  return Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
}

function refusal(name: ServiceErrorName, message: string): ServiceError {
  return new ServiceError(name, message)
}
