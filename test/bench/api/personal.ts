// What a personal slate adds to the question that it asks Personalize: both asked in turns, for the same people, over
// connections that are kept.

import { Agent, get } from 'node:http'
import { GetRecommendationsCommand, PersonalizeRuntimeClient } from '@aws-sdk/client-personalize-runtime'
import type { SlatesAnswer } from '../../../edge-api/contract/types.ts'
import { toResourceNames } from '../../../edge-api/local/personalize/resources/names.ts'
import { median, percentile } from './load.ts'
import { PUBLIC } from './measures.ts'
import type { Server } from './servers.ts'

/** As many as a page of 20 asks for. */
const NUM_RESULTS = 100
const VIEWERS = 40

/** Milliseconds that a personal slate adds to the call of Personalize inside it, asked in turns, one at a time. */
export async function measurePersonal(api: Server & { personalizeUrl: string }, requests: number) {
  const url = `http://localhost:${api.port}`
  // Several, because one alone may not ask so often.
  const viewers = await Promise.all(Array.from({ length: VIEWERS }, () => openSession(url)))
  const agent = new Agent({ keepAlive: true })
  const client = new PersonalizeRuntimeClient({
    endpoint: api.personalizeUrl,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  })
  const { recommenderArns } = toResourceNames({ region: 'us-east-1', accountId: '000000000000' })
  const direct: number[] = []
  const ours: number[] = []
  let notLive = 0
  for (let request = 0; request < requests; request += 1) {
    const token = viewers[request % viewers.length] ?? ''
    const question = {
      recommenderArn: recommenderArns.topPicks,
      userId: toSubject(token),
      numResults: NUM_RESULTS,
    }
    const directMs = await time(() => client.send(new GetRecommendationsCommand(question)))
    let source = ''
    const oursMs = await time(async () => {
      const body = await ask(`${url}/v1/me/recommendations?limit=20`, token, agent)
      source = (JSON.parse(body) as { source: string }).source
    })
    // On a machine that stands still for longer than the deadline a lower rung answers: that is no measurement.
    if (source === 'live') {
      direct.push(directMs)
      ours.push(oursMs)
    } else notLive += 1
  }
  client.destroy()
  agent.destroy()
  const warm = (values: number[]) => values.slice(Math.floor(values.length / 5))
  const added = ours.map((ms, index) => ms - (direct[index] ?? Number.NaN))
  return {
    requests,
    notLive,
    directMs: { p50: median(warm(direct)), p99: percentile(warm(direct), 99) },
    slateMs: { p50: median(warm(ours)), p99: percentile(warm(ours), 99) },
    addedMsP50: median(warm(ours)) - median(warm(direct)),
    // Of each pair: what else the machine does meets both halves of a pair alike.
    addedMsPaired: median(warm(added)),
  }
}

function ask(url: string, token: string, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers: { authorization: `Bearer ${token}` } }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (body += chunk))
      response.on('end', () => {
        if (response.statusCode === 200) resolve(body)
        else reject(new Error(`The slate was answered ${response.statusCode}: ${body}`))
      })
    })
    request.on('error', reject)
  })
}

/** Who an anonymous token is about: Personalize knows them by that id. */
function toSubject(token: string): string {
  const claims = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')
  return (JSON.parse(claims) as { sub: string }).sub
}

/** An anonymous token of somebody with a history. */
async function openSession(url: string): Promise<string> {
  const opened = await fetch(`${url}/v1/slates`, {
    method: 'POST',
    body: JSON.stringify({ locale: 'en', slates: [{ id: 'a', kind: 'top-picks', limit: 1 }] }),
  })
  const { session } = (await opened.json()) as SlatesAnswer
  await giveHistory(url, session.ingestToken)
  return session.anonymousToken ?? ''
}

async function giveHistory(url: string, token: string): Promise<void> {
  const nowMs = Date.now()
  const popular = (await (await fetch(`${url}${PUBLIC}`)).json()) as { items: { itemId: string }[] }
  const toId = (counter: number) => {
    const time = nowMs.toString(16).padStart(12, '0')
    return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${counter.toString(16).padStart(12, '0')}`
  }
  const now = new Date(nowMs).toISOString()
  const events = popular.items.slice(0, 10).map(({ itemId }, index) => ({
    eventId: toId(index + 1),
    eventType: 'like',
    itemId,
    occurredAt: now,
    sessionId: 'bench',
  }))
  const body = JSON.stringify({ token, batchId: toId(0), sentAt: now, dropped: {}, events })
  const response = await fetch(`${url}/v1/events`, { method: 'POST', body })
  if (response.status !== 202) throw new Error(`The events were refused: ${await response.text()}`)
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now()
  await work()
  return performance.now() - startedMs
}
