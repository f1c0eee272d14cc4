// A static site on its own origin: the folder's files, its modules bundled, `{{name}}` in its pages filled in.

import { readFile } from 'node:fs/promises'
import { extname, join, normalize, resolve, sep } from 'node:path'
import { Hono } from 'hono'
import { bundleSite } from './bundle.ts'

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webm': 'video/webm',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}
/** Sources and settings of the site that no browser asks for. */
const PRIVATE = /(^|\/)(node_modules|package\.json|tsconfig\.json|[^/]+\.ts|\.[^/]*)(\/|$)/

export interface SiteOptions {
  /** The folder with `index.html`. */
  folder: string
  /** What `{{name}}` in an HTML page becomes, escaped for an attribute; an unknown name is an error that names the page. */
  values: Record<string, string>
  /** Answered at `/site-config.json`. */
  config: unknown
}

export interface Site {
  fetch(request: Request): Response | Promise<Response>
  close(): Promise<void>
}

/** Serves a folder as a site. Errors: rejects when the folder has no `index.html` or a module does not build. */
export async function createSite({ folder, values, config }: SiteOptions): Promise<Site> {
  const root = resolve(folder)
  await readFile(join(root, 'index.html')).catch((cause: unknown) => {
    throw new Error(`${root} has no index.html; name the folder of a site`, { cause })
  })
  const bundle = await bundleSite(root)

  const app = new Hono()
    .get('/site-config.json', (c) => c.json(config, 200, { 'Cache-Control': 'no-store' }))
    .get('*', async (c) => {
      const path = toFilePath(c.req.path)
      const body = path === undefined ? undefined : (bundle.getFile(path) ?? (await readSiteFile(root, path)))
      if (path === undefined || body === undefined) {
        const page = await readSiteFile(root, '/404.html')
        return page === undefined
          ? c.text(`Nothing at ${c.req.path}`, 404)
          : c.html(fill(page, values, '/404.html'), 404)
      }
      const type = CONTENT_TYPES[extname(path)] ?? 'application/octet-stream'
      if (extname(path) === '.html')
        return c.html(fill(body, values, path), 200, { 'Cache-Control': 'no-store' })
      return answerRange(body, type, c.req.header('range'))
    })
  return { fetch: (request) => app.fetch(request), close: () => bundle.close() }
}

/** The file a request path means: `/` is `/index.html`, `/title` is `/title.html`; undefined for what is not public. */
function toFilePath(requestPath: string): string | undefined {
  const decoded = safeDecode(requestPath)
  if (decoded === undefined || decoded.includes('\0')) return undefined
  const path = normalize(decoded.endsWith('/') ? `${decoded}index.html` : decoded)
    .split(sep)
    .join('/')
  if (PRIVATE.test(path)) return undefined
  return extname(path) === '' ? `${path}.html` : path
}

function safeDecode(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}

async function readSiteFile(root: string, path: string): Promise<Uint8Array | undefined> {
  const file = resolve(root, `.${path}`)
  if (!file.startsWith(root + sep)) return undefined
  return readFile(file).catch(() => undefined)
}

function fill(page: Uint8Array, values: Record<string, string>, path: string): string {
  return new TextDecoder().decode(page).replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined)
      throw new Error(`${path} asks for {{${name}}}; known are ${Object.keys(values).join(', ')}`)
    return value.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
  })
}

/** Media elements seek by Range; one range of bytes is answered, anything else gets the whole file. */
function answerRange(body: Uint8Array, type: string, range: string | undefined): Response {
  const headers = { 'Content-Type': type, 'Accept-Ranges': 'bytes', 'Cache-Control': 'no-cache' }
  const asked = /^bytes=(\d*)-(\d*)$/.exec(range ?? '')
  if (!asked || (asked[1] === '' && asked[2] === '')) return new Response(toBody(body), { headers })
  const [, first = '', last = ''] = asked
  const start = first === '' ? Math.max(0, body.length - Number(last)) : Number(first)
  const end = first !== '' && last !== '' ? Math.min(Number(last), body.length - 1) : body.length - 1
  if (start > end) {
    return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${body.length}` } })
  }
  return new Response(toBody(body.subarray(start, end + 1)), {
    status: 206,
    headers: { ...headers, 'Content-Range': `bytes ${start}-${end}/${body.length}` },
  })
}

function toBody(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes)
}
