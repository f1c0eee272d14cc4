// Disruptions as answers on the wire.
import type { WireAnswer } from '../wire/http-server.ts'
import type { Disruption } from './fault.ts'

const PAGE = '<html><head><title>503 Service Temporarily Unavailable</title></head><body></body></html>'
const HALF = JSON.stringify({ itemList: [{ itemId: '1' }, { itemId: '2' }], recommendationId: 'RID-cut' })

export function toDisruptedAnswer(disruption: Disruption, contentType: string): WireAnswer {
  switch (disruption) {
    case 'reset':
    case 'hang':
      return { type: disruption }
    case 'html':
      return { type: 'raw', status: 503, contentType: 'text/html', text: PAGE }
    case 'empty':
      return { type: 'raw', status: 200, contentType, text: '' }
    case 'cut':
      return { type: 'raw', status: 200, contentType, text: HALF, cutAfterBytes: HALF.length / 2 }
  }
}
