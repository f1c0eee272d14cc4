// The pages that are measured: rails of the kit, and the plainest scrollers that could show the same cards.

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildPage } from '../size/measure-kit.ts'

export interface Pages {
  origin: string
  close(): void
}

const POSTER = `<svg xmlns="http://www.w3.org/2000/svg" width="342" height="513"><rect width="342" height="513" fill="#31506b"/></svg>`

/** `/rails` and `/plain`, both with `?rails=20&cards=30`. */
export async function servePages(): Promise<Pages> {
  const kit = await buildPage(['is-recommendations'])
  const files = new Map<string, [type: string, body: string]>([
    ['/rails', ['text/html', RAILS]],
    ['/plain', ['text/html', PLAIN]],
    ['/poster.svg', ['image/svg+xml', POSTER]],
    ...kit.map(({ fileName, code }): [string, [string, string]] => [
      `/${fileName}`,
      ['text/javascript', code],
    ]),
  ])
  const server = createServer((request, response) => {
    const [type, body] = files.get(new URL(request.url ?? '/', 'http://localhost').pathname) ?? []
    if (!type) return response.writeHead(404).end()
    return response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

const CARDS = `
  const query = new URLSearchParams(location.search)
  const count = Number(query.get('rails'))
  const cardsOf = (rail) => Array.from({ length: Number(query.get('cards')) }, (_, index) => ({
    itemId: rail + '-' + index, position: index + 1, title: 'Title ' + index + ' of rail ' + rail, year: 1927,
    genres: ['Drama'], rating: { average: 7.9, count: 100 }, href: '#' + rail + '-' + index,
    poster: { src: '/poster.svg', width: 342, height: 513, color: '#31506b' },
  }))`

const RAILS = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Rails</title>
<body style="margin:0;background:#0f171e;color:#fff"><script type="module">
  import '/page.js'
  ${CARDS}
  const make = () => Array.from({ length: count }, (_, rail) => {
    const element = document.createElement('is-recommendations')
    element.setAttribute('heading', 'Rail ' + rail)
    element.setAttribute('image-hosts', location.host)
    element.state = { type: 'loading' }
    document.body.append(element)
    return element
  })
  const answer = () => Array.from({ length: count }, (_, rail) => ({ type: 'ready', slate: { kind: 'recommendations',
    recommendationId: 'RID-' + rail, source: 'live', degraded: false, generatedAt: '2026-11-01T00:00:00.000Z', anchor: null,
    nextCursor: null, items: cardsOf(rail) } }))
  const give = (elements, states) => elements.forEach((element, rail) => { element.state = states[rail] })
  globalThis.bench = { make, answer, give, elements: make() }
</script></body></html>`

const PLAIN = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Plain</title>
<style>
  body { margin: 0; background: #0f171e; color: #fff; font: 16px sans-serif }
  ul { display: flex; gap: 16px; margin: 0; padding: 24px 48px; overflow: auto hidden; list-style: none; scrollbar-width: none }
  li { flex: none; width: 136px } img { display: block; width: 100%; aspect-ratio: 2 / 3; height: auto }
  a { display: block; color: inherit; text-decoration: none } a:focus { outline: 3px solid #fff } span { display: block; min-height: 20px }
</style>
<body><script type="module">
  ${CARDS}
  for (let rail = 0; rail < count; rail += 1) {
    const list = document.createElement('ul')
    for (const card of cardsOf(rail)) {
      const item = document.createElement('li')
      const link = document.createElement('a')
      link.href = card.href
      const image = new Image(342, 513)
      image.loading = 'lazy'
      image.src = card.poster.src
      const title = document.createElement('span')
      title.textContent = card.title
      const meta = document.createElement('span')
      meta.textContent = card.year
      link.append(image, title, meta)
      item.append(link)
      list.append(item)
    }
    list.addEventListener('keydown', (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
      const cards = [...list.children]
      const next = cards.indexOf(event.target.parentElement) + step
      if (!step || !cards[next]) return
      event.preventDefault()
      cards[next].firstElementChild.focus({ preventScroll: true })
      list.scrollTo({ left: next * 152, behavior: 'instant' })
    })
    document.body.append(list)
  }
  globalThis.bench = {}
</script></body></html>`
