// The API as a Lambda function behind an API Gateway HTTP API. Everything is made once, before the first request.

import { handle } from 'hono/aws-lambda'
import type { LambdaContext, LambdaEvent } from 'hono/aws-lambda'
import { compress } from 'hono/compress'
import { Hono } from 'hono'
import { createApp, DEFAULT_SETTINGS } from '../app.ts'
import { composeApi } from '../compose/aws.ts'
import { readConfig } from '../config.ts'

/** After that the requests have left, and no answer has come yet. */
const WAITING_MS = 20

const config = readConfig(process.env)
// Node loads what a Response is made of when it is first named, 20 ms of work: done while secrets and catalog are on their way.
setTimeout(() => new Response(), WAITING_MS)
const { ports, cursorSecret, originSecrets, telemetry, missing } = await composeApi(config)
const api = createApp(ports, {
  ...DEFAULT_SETTINGS,
  ...config.timeouts,
  mode: config.mode,
  allowedOrigins: config.allowedOrigins ?? [],
  cursorSecret,
  originSecrets,
  missing,
  ...telemetry,
})
// Answers of one person pass the content network untouched, so they are compressed here.
const app = new Hono().use(compress()).all('*', (c) => api.fetch(c.req.raw))
const answer = handle(app)

/** The content network sends tokens of our own around the gateway's check of Cognito's, below this prefix. */
const ANONYMOUS = /^\/anonymous(?=\/v1\/me(\/|$))/

export function handler(event: LambdaEvent, context?: LambdaContext): ReturnType<typeof answer> {
  return answer(
    'rawPath' in event ? { ...event, rawPath: event.rawPath.replace(ANONYMOUS, '') } : event,
    context,
  )
}
