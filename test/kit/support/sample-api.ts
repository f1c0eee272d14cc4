// An API that always has the same answer: what a page of the kit asks for when it is loaded.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Card, Slate, SlatesRequest } from '../../../edge-api/contract/types.ts'
import { sampleAccuracyReport, sampleGenreReport } from '../../../stories/sample-reports.ts'

const POSTERS = [858, 1221, 110, 924, 1208, 750, 1084, 912, 1247, 541, 593, 260, 1196]

export async function answerSample(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  const body = await text(request)
  const answer = toAnswer(pathname, searchParams, body)
  response
    .writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' })
    .end(JSON.stringify(answer ?? {}))
}

function toAnswer(path: string, query: URLSearchParams, body: string): object | undefined {
  switch (path) {
    case '/v1/session':
      return session()
    case '/v1/slates':
      return { session: session(), slates: toSlates(JSON.parse(body) as SlatesRequest) }
    case '/v1/events':
      return { batchId: 'b-1', results: [] }
    case '/v1/me/genres':
      return { ...sampleGenreReport, range: query.get('range') }
    case '/v1/me/accuracy':
      return { ...sampleAccuracyReport, range: query.get('range') }
    default:
      return undefined
  }
}

function session(): object {
  const later = new Date(Date.now() + 86_400_000).toISOString()
  return {
    anonymousToken: 'anonymous-1',
    anonymousExpiresAt: later,
    ingestToken: 'ingest-1',
    ingestExpiresAt: later,
    subjectKey: 'key-1',
  }
}

function toSlates({ slates }: SlatesRequest): object[] {
  return slates.map(({ id, kind, limit = 20 }, rail) => {
    const slate: Slate = {
      kind,
      recommendationId: `RID-${kind}-${rail}`,
      source: 'live',
      degraded: false,
      generatedAt: '2026-11-01T12:00:00.000Z',
      anchor: null,
      nextCursor: null,
      items: Array.from({ length: limit }, (_, index) => toCard(rail, index)),
    }
    return { id, slate }
  })
}

function toCard(rail: number, index: number): Card {
  return {
    itemId: `${rail}-${index}`,
    position: index + 1,
    title: `Film ${index + 1} of rail ${rail + 1}`,
    year: 1920 + index,
    genres: ['Drama'],
    rating: { average: 7.5, count: 100 },
    poster: {
      src: `/stories/posters/${POSTERS[index % POSTERS.length] ?? 858}.svg`,
      width: 342,
      height: 513,
      color: '#31506b',
    },
    href: `#${rail}-${index}`,
  }
}
