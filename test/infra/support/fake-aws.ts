// The AWS services that the functions call, on this machine: S3 by a strict server, the rest by what a test puts here. Every call
// is noted as the action that a role must allow.

import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { S3Client } from '@aws-sdk/client-s3'
import { s3ObjectStore } from '../../../edge-api/adapters/s3/object-store.ts'
import { startS3 } from '../../../edge-api/local/s3/start-s3.ts'
import type { ObjectStore } from '../../../edge-api/ports/object-store.ts'

export interface AwsCall {
  /** As IAM writes it: `s3:PutObject`. */
  action: string
  /** The ARN, or `*` for an action that takes none. */
  resource: string
}

/** A call with the access key that signed it, which is how AWS too knows who asks. */
interface SignedCall extends AwsCall {
  accessKeyId: string
}

export interface FakeAws {
  /** What a function needs in its environment to call here. */
  environment: Record<string, string>
  calls: SignedCall[]
  /** The text of secrets by name, by stage. */
  secrets: Record<string, Partial<Record<'AWSCURRENT' | 'AWSPREVIOUS' | 'AWSPENDING', string>>>
  /** Answers of JSON services by action; a test may replace or add some. Throws `AwsError` to fail. */
  answers: Record<string, (body: Record<string, unknown>) => unknown>
  /** The bucket as the test sees it: its calls are not noted. */
  objectStore: ObjectStore
  close(): Promise<void>
}

export class AwsError extends Error {
  readonly status: number
  constructor(name: string, status = 400) {
    super(name)
    this.name = name
    this.status = status
  }
}

const OWN_AGENT = 'the-test-itself'
const ACCOUNT = 'arn:aws:%:us-east-1:111111111111:'
const REST: Record<string, string> = {
  'POST /recommendations': 'personalize:GetRecommendations',
  'POST /events': 'personalize:PutEvents',
}
const TARGETS: Record<string, string> = {
  secretsmanager: 'secretsmanager',
  AmazonPersonalize: 'personalize',
  AmazonAthena: 'athena',
}

export async function startFakeAws(bucket: string): Promise<FakeAws> {
  const calls: SignedCall[] = []
  const s3 = await startS3()
  s3.intercept = (request, _, serve) => {
    if (request.headers['user-agent']?.includes(OWN_AGENT) !== true)
      calls.push({ ...toS3Call(request), accessKeyId: readAccessKey(request) })
    serve()
  }
  const secrets: FakeAws['secrets'] = {}
  const answers: FakeAws['answers'] = {
    'secretsmanager:GetSecretValue': ({ SecretId, VersionStage }) => {
      const text = secrets[String(SecretId)]?.[VersionStage as 'AWSCURRENT']
      if (text === undefined) throw new AwsError('ResourceNotFoundException')
      return { Name: SecretId, SecretString: text }
    },
    'personalize:PutEvents': () => ({}),
  }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>
      const [service = '', operation = ''] = String(request.headers['x-amz-target'] ?? '').split('.')
      const action = REST[`${request.method} ${request.url}`] ?? `${TARGETS[service] ?? service}:${operation}`
      calls.push({ action, resource: toResource(action, body), accessKeyId: readAccessKey(request) })
      const send = (status: number, answer: unknown, headers: Record<string, string> = {}) =>
        response
          .writeHead(status, { 'content-type': 'application/x-amz-json-1.1', ...headers })
          .end(JSON.stringify(answer))
      try {
        const answer = answers[action]
        if (answer === undefined) throw new AwsError('UnknownOperationException', 404)
        send(200, answer(body))
      } catch (error) {
        const { name, status = 500 } = error as AwsError
        send(status, { __type: name, message: name }, { 'x-amzn-errortype': name })
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  function toS3Call({ method, url: path = '/' }: IncomingMessage): AwsCall {
    const key = decodeURIComponent(new URL(path, s3.url).pathname.split('/').slice(2).join('/'))
    if (key === '' && method === 'GET') return { action: 's3:ListBucket', resource: `arn:aws:s3:::${bucket}` }
    const action =
      { GET: 's3:GetObject', HEAD: 's3:GetObject', PUT: 's3:PutObject', DELETE: 's3:DeleteObject' }[
        method ?? ''
      ] ?? `s3:${method}`
    return { action, resource: `arn:aws:s3:::${bucket}/${key}` }
  }

  return {
    calls,
    secrets,
    answers,
    environment: {
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_ENDPOINT_URL: url,
      AWS_ENDPOINT_URL_S3: s3.url,
    },
    objectStore: s3ObjectStore({
      client: new S3Client({
        endpoint: s3.url,
        region: 'us-east-1',
        credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
        forcePathStyle: true,
        customUserAgent: OWN_AGENT,
      }),
      bucket,
    }),
    async close() {
      server.close()
      server.closeAllConnections()
      await s3.close()
    },
  }
}

function readAccessKey({ headers }: IncomingMessage): string {
  return /Credential=([^/]+)/.exec(headers.authorization ?? '')?.[1] ?? ''
}

function toResource(action: string, body: Record<string, unknown>): string {
  if (action === 'personalize:GetRecommendations')
    return String(body['recommenderArn'] ?? body['campaignArn'])
  if (action === 'personalize:CreateDataDeletionJob') return String(body['datasetGroupArn'])
  if (action.startsWith('secretsmanager:'))
    return `${ACCOUNT.replace('%', 'secretsmanager')}secret:${String(body['SecretId'])}-abcdef`
  if (action.startsWith('athena:'))
    return `${ACCOUNT.replace('%', 'athena')}workgroup/${typeof body['WorkGroup'] === 'string' ? body['WorkGroup'] : 'intellistream-dev'}`
  return '*'
}
