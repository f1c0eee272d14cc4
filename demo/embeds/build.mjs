// Builds every page here into a folder that any web server can serve: `npm run build:embeds`.
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { compile } from 'svelte/compiler'

const HERE = fileURLToPath(new URL('.', import.meta.url))
/** What the pages say; replaced where the API is elsewhere. */
const API = 'http://localhost:8787'

/**
 * @param {{ kit: string, outdir: string, api?: string }} options `kit`: the package as it is published.
 * @returns {Promise<string[]>} The names of the pages.
 */
export async function buildEmbeds({ kit, outdir, api = API }) {
  const names = readdirSync(HERE, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  mkdirSync(outdir, { recursive: true })
  cpSync(join(kit, 'cdn'), join(outdir, 'intellistream'), { recursive: true })
  copyFileSync(join(kit, 'rail.css'), join(outdir, 'intellistream/rail.css'))
  copyFileSync(join(HERE, 'page.css'), join(outdir, 'page.css'))
  copyFileSync(join(HERE, '../favicon.svg'), join(outdir, 'favicon.svg'))
  await Promise.all(names.map((name) => buildPage(name, { kit, outdir, api })))
  return names
}

/** @param {string} name @param {{ kit: string, outdir: string, api: string }} options */
async function buildPage(name, { kit, outdir, api }) {
  mkdirSync(join(outdir, name), { recursive: true })
  const page = join(HERE, name, 'index.html')
  if (existsSync(page)) {
    writeFileSync(join(outdir, name, 'index.html'), readFileSync(page, 'utf8').replaceAll(API, api))
  }
  const main = ['main.js', 'main.jsx', 'server.js']
    .map((file) => join(HERE, name, file))
    .find((file) => existsSync(file))
  if (main === undefined) return
  const isServer = main.endsWith('server.js')
  const { outputFiles } = await build({
    entryPoints: [main],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: isServer ? 'node' : 'browser',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"', ...vueFlags },
    plugins: [publishedKit(kit), svelte],
  })
  writeFileSync(
    join(outdir, name, isServer ? 'server.mjs' : 'main.js'),
    (outputFiles[0]?.text ?? '').replaceAll(API, api),
  )
}

const vueFlags = {
  __VUE_OPTIONS_API__: 'true',
  __VUE_PROD_DEVTOOLS__: 'false',
  __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
}

/** The kit as who installs it gets it, not the sources beside us. @param {string} kit @returns {import('esbuild').Plugin} */
const publishedKit = (kit) => ({
  name: 'published-kit',
  setup({ onResolve }) {
    const { exports } = JSON.parse(readFileSync(join(kit, 'package.json'), 'utf8'))
    onResolve({ filter: /^@intellistream\/components/ }, ({ path }) => {
      const wanted = path.replace('@intellistream/components', '.')
      const target = exports[wanted] ?? { default: wanted }
      return { path: join(kit, target?.default ?? target) }
    })
    // Found from here: a test keeps the kit in a folder without node_modules.
    onResolve({ filter: /^(lit|d3-|react)/ }, ({ path, importer, pluginData }) =>
      importer.startsWith(kit) && pluginData !== 'again' ? resolveHere(path) : undefined,
    )
  },
})

/** @param {string} path */
const resolveHere = (path) => ({ path: fileURLToPath(import.meta.resolve(path)) })

/** @type {import('esbuild').Plugin} */
const svelte = {
  name: 'svelte',
  setup({ onLoad }) {
    onLoad({ filter: /\.svelte$/ }, ({ path }) => ({
      contents: compile(readFileSync(path, 'utf8'), { filename: path, generate: 'client' }).js.code,
    }))
  },
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const kit = fileURLToPath(new URL('../../components/dist', import.meta.url))
  const names = await buildEmbeds({ kit, outdir: join(HERE, 'dist') })
  console.log(names.map((name) => `demo/embeds/dist/${name}/`).join('\n'))
}
