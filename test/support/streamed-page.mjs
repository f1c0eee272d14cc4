// A page that arrives in two parts, the second when the test says so: /streamed-page?api=<address>, then /streamed-page-rest.
import { PassThrough } from 'node:stream'

/** @type {PassThrough | undefined} */
let waiting
let rest = ''

/** @type {import('@web/test-runner').Middleware} */
export async function streamedPage(context, next) {
  if (context.path === '/streamed-page-rest') {
    waiting?.end(rest)
    context.body = ''
    return
  }
  if (context.path !== '/streamed-page') return next()
  const api = String(context.query.api)
  rest = `<is-recommendations api="${api}"></is-recommendations></html>`
  waiting = new PassThrough()
  waiting.write(`<!doctype html><html lang="en"><title>Streamed</title><is-top-picks api="${api}"></is-top-picks>
    <script type="module" async>
      import { findPageSession } from '/components/page-session/find-page-session.ts'
      parent.postMessage('running')
      const rail = document.querySelector('is-top-picks')
      const session = await findPageSession(rail)
      session.subscribeSlate(rail, (state) => parent.postMessage(state.type))
    </script>${' '.repeat(2048)}`)
  context.type = 'html'
  context.body = waiting
}
