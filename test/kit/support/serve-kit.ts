// The published kit on a web server of its own, with sample posters, a sample API and the pages of a test.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { buildKit } from '../../support/built-kit.ts'
import { answerSample } from './sample-api.ts'

export interface KitSite {
  origin: string
  close(): void
}

export interface KitPages {
  /** Pages by path, as HTML. */
  pages: Record<string, string>
  /** Modules by path, as the file of this folder that is bundled for it. */
  modules?: Record<string, string>
  /** Other files by path, as they are. */
  files?: Record<string, string>
  /** Sent with every page. */
  headers?: Record<string, string>
}

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const HERE = fileURLToPath(new URL('..', import.meta.url))
const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

/** `/intellistream/` is the kit's folder for a CDN, `/v1/` the sample API. */
export async function serveKit({
  pages,
  modules = {},
  files = {},
  headers = {},
}: KitPages): Promise<KitSite> {
  const bundled = new Map(
    await Promise.all(
      Object.entries(modules).map(async ([path, file]) => [path, await bundle(join(HERE, file))] as const),
    ),
  )
  const kit = buildKit()
  const readShipped = (path: string): Promise<Buffer> => {
    if (path.startsWith('/intellistream/')) return readFile(join(kit, 'cdn', path.slice(15)))
    if (path.startsWith('/stories/posters/')) return readFile(join(ROOT, path))
    return Promise.reject(new Error(`nothing at ${path}`))
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    if (path.startsWith('/v1/')) return answerSample(request, response)
    const page = pages[path]
    if (page !== undefined) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(page)
      return
    }
    const body = files[path] ?? bundled.get(path) ?? (await readShipped(path).catch(() => undefined))
    if (body === undefined) return void response.writeHead(404).end()
    // Kept, so that a second visit is a warm one.
    response
      .writeHead(200, {
        'content-type': TYPES[extname(path)] ?? 'text/plain',
        'cache-control': 'max-age=600',
      })
      .end(body)
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

async function bundle(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
  })
  return outputFiles[0]?.text ?? ''
}
