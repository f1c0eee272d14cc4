// A page from the server: posters and links are there before, and without, any script. The element takes the nodes over.
import { Hono } from 'hono'
import { html, raw } from 'hono/html'
import { en } from '@intellistream/components/locales/en.js'
import { renderSlate } from '@intellistream/components/render.js'

const API = 'http://localhost:8787'

export const app = new Hono()

app.get('/served/', async (context) => {
  const answer = await fetch(`${API}/v1/trending?limit=12`)
  const rail = renderSlate(await answer.json(), {
    stylesheet: '/intellistream/rail.css',
    pageUrl: context.req.url,
    messages: en,
    imageHosts: [new URL(API).host],
    hrefTemplate: '#/title/{itemId}',
    heading: 'Trending now',
  })
  return context.html(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width" />
          <title>From the server</title>
          <link rel="icon" href="/favicon.svg" />
          <link rel="stylesheet" href="/page.css" />
          <link rel="stylesheet" href="/intellistream/is.css" />
          <script type="module" src="/intellistream/loader.js"></script>
        </head>
        <body>
          <is-provider api="${API}"></is-provider>
          <main>${raw(rail)}</main>
        </body>
      </html>`,
  )
})
