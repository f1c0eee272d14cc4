// The wire: which request is what, CORS, and errors in Cognito's shape.
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { normalize } from './accounts.ts'
import { CognitoError } from './cognito-error.ts'
import { OPERATIONS } from './operations/index.ts'
import { readJson } from './read-json.ts'
import type { UserPool } from './user-pool.ts'

export function createRequestHandler(pool: UserPool, getUrl: () => string): RequestListener {
  return (request, response) => {
    if (request.method === 'OPTIONS') return void response.writeHead(204, corsHeaders(request)).end()
    answer(pool, request, getUrl()).then(
      (body) => send(request, response, 200, body),
      (error: unknown) => sendError(request, response, error),
    )
  }
}

async function answer(pool: UserPool, request: IncomingMessage, url: string): Promise<object> {
  const [path = '/', query = ''] = (request.url ?? '/').split('?')
  switch (`${request.method} ${path}`) {
    case 'POST /':
      return operate(pool, request)
    case `GET /${pool.id}/.well-known/jwks.json`:
      return { keys: [pool.publicKey] }
    case `GET /${pool.id}/.well-known/openid-configuration`:
      return openIdConfiguration(pool, url)
    case 'GET /_local/mailbox':
      requireLoopback(request)
      return { messages: pool.codes.getMessages(normalize(new URLSearchParams(query).get('username') ?? '')) }
    default:
      throw new CognitoError(
        'ResourceNotFoundException',
        `Nothing at ${request.method} ${path.slice(0, 100)}`,
        404,
      )
  }
}

async function operate(pool: UserPool, request: IncomingMessage): Promise<object> {
  const target = String(request.headers['x-amz-target'] ?? '')
  const operation = OPERATIONS.get(target.replace(/^AWSCognitoIdentityProviderService\./, ''))
  const body = await readJson(request)
  if (!operation) {
    const offered = [...OPERATIONS.keys()].join(', ')
    const message = `The local user pool does not offer "${target.slice(0, 100)}"; it offers ${offered}`
    throw new CognitoError('UnknownOperationException', message)
  }
  return operation(pool, body)
}

/** The issuer is the real Cognito's, which aws-jwt-verify insists on; the keys are here. */
function openIdConfiguration(pool: UserPool, url: string): object {
  return {
    issuer: pool.issuer,
    jwks_uri: `${url}/${pool.id}/.well-known/jwks.json`,
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'token'],
    scopes_supported: ['openid', 'email', 'phone', 'profile'],
    subject_types_supported: ['public'],
  }
}

/** Codes are for pages served from this machine: any other site the browser visits must not read them. */
function requireLoopback({ headers }: IncomingMessage): void {
  const names = [headers.host ? `http://${headers.host}` : '', headers.origin ?? headers.host ?? '']
  const isLoopback = (origin: string) =>
    /^(https?:\/\/)?(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(origin)
  if (!names.every(isLoopback)) {
    throw new CognitoError('AccessDeniedException', 'The mailbox is open to this machine only', 403)
  }
}

function send(request: IncomingMessage, response: ServerResponse, status: number, body: object): void {
  const headers = {
    ...corsHeaders(request),
    'content-type': 'application/x-amz-json-1.1',
    'cache-control': 'no-store',
    'x-amzn-requestid': randomUUID(),
  }
  response.writeHead(status, headers).end(JSON.stringify(body))
}

function sendError(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (response.destroyed) return // the client has left
  const known =
    error instanceof CognitoError
      ? error
      : new CognitoError('InternalErrorException', 'The local user pool failed; see its log', 500)
  if (known !== error) console.error('local cognito:', error)
  send(request, response, known.status, { __type: known.type, message: known.message })
}

/** Any origin, any header: as Cognito itself, which takes no cookies. */
function corsHeaders({ headers }: IncomingMessage): Record<string, string> {
  return {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'POST, GET, OPTIONS',
    'access-control-allow-headers': headers['access-control-request-headers'] ?? '*',
    'access-control-expose-headers': 'x-amzn-requestid',
    'access-control-max-age': '7200',
    vary: 'access-control-request-headers',
  }
}
