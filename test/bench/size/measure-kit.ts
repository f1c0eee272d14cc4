// How many bytes a page loads of the kit: minified modules with nothing external, gzip -9, summed over the files that a
// browser fetches. A chunk that is loaded later counts like one that is there at the start.

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { transform } from 'esbuild'
import { rollup, type OutputChunk, type Plugin, type RollupCache } from 'rollup'
import { bundle } from '../../../.tools/kit-bundle.mjs'
import { toInputs } from '../../../.tools/kit-package.mjs'

const COMPONENTS = fileURLToPath(new URL('../../../components/', import.meta.url))

export interface KitChunk {
  file: string
  /** gzip -9. */
  bytes: number
  /** Whether it is fetched only when something asks for it. */
  lazy: boolean
}

/** What one page loads. */
export interface PageLoad {
  /** Bytes before anything can be shown. */
  paint: number
  /** Bytes of everything that may ever be fetched, with the largest of the languages: a page speaks one. */
  all: number
  chunks: KitChunk[]
}

/** The entries of the exports map, `is-recommendations` for `./is-recommendations.js`. */
export function listEntries(): string[] {
  return Object.keys(readInputs())
}

/** Modules as the plugins left them, for the next page. */
let cache: RollupCache | undefined

/** The files of a page that imports these entries and nothing else; `lazy: false` leaves out what they import later. */
export async function buildPage(
  entries: readonly string[],
  { lazy = true }: { lazy?: boolean } = {},
): Promise<OutputChunk[]> {
  const build = await rollup({
    input: PAGE,
    plugins: [page(entries), !lazy && withoutLazy(), bundle()],
    // A page is one file at its start: nobody imports it, and so it needs no second file with just its exports.
    preserveEntrySignatures: 'allow-extension',
    ...(cache && { cache }),
    onwarn: () => {},
  })
  const { output } = await build.generate({ dir: 'unused', chunkFileNames: '[name]-[hash].js' })
  cache = build.cache
  await build.close()
  return output.filter((part) => part.type === 'chunk')
}

export async function measurePage(
  entries: readonly string[],
  options: { lazy?: boolean } = {},
): Promise<PageLoad> {
  const files = await buildPage(entries, options)
  const atStart = findAtStart(files)
  const chunks = files.map(({ fileName, code }) => ({
    file: fileName,
    bytes: gzipSync(code, { level: 9 }).length,
    lazy: !atStart.has(fileName),
  }))
  // What a page says comes in one file a language for rails and for each chart. It speaks one language: the largest.
  const languages = new Map<string, number>()
  let rest = 0
  for (const { fileName, facadeModuleId } of files) {
    const bytes = chunks.find(({ file }) => file === fileName)?.bytes ?? 0
    const [, language] = /\/locales\/(\w+)\.ts$/.exec(facadeModuleId ?? '') ?? []
    if (language === undefined) rest += bytes
    else languages.set(language, bytes + (languages.get(language) ?? 0))
  }
  const largest = Math.max(0, ...languages.values())
  return { paint: sum(chunks.filter(({ lazy }) => !lazy)), all: rest + largest, chunks }
}

/** The entry and what it imports, and so on: names of files. */
function findAtStart(files: readonly OutputChunk[]): Set<string> {
  const atStart = new Set<string>()
  const visit = (name: string): void => {
    if (atStart.has(name)) return
    atStart.add(name)
    files.find(({ fileName }) => fileName === name)?.imports.forEach(visit)
  }
  visit(files.find(({ isEntry }) => isEntry)?.fileName ?? '')
  return atStart
}

export interface KitModule {
  file: string
  /** Minified alone. */
  minified: number
  /** And gzip -9. Together they weigh more than the file they are in, where each is packed with what the others say. */
  bytes: number
  /** Whether it is fetched only when something asks for it. */
  lazy: boolean
}

/** Where the bytes of a page are: its modules as they are left after tree shaking, the largest first. */
export async function measureModules(entries: readonly string[]): Promise<KitModule[]> {
  const files = await buildPage(entries)
  const atStart = findAtStart(files)
  const modules = files.flatMap(({ fileName, modules }) =>
    Object.entries(modules).map(async ([id, { code }]) => {
      const { code: minified } = await transform(code ?? '', {
        minify: true,
        format: 'esm',
        target: 'es2022',
        charset: 'utf8',
        treeShaking: false,
      })
      return {
        file: id.replace(COMPONENTS, '').replace(/^.*\/node_modules\//, ''),
        minified: Buffer.byteLength(minified),
        bytes: gzipSync(minified, { level: 9 }).length,
        lazy: !atStart.has(fileName),
      }
    }),
  )
  return (await Promise.all(modules)).sort((one, other) => other.bytes - one.bytes)
}

const PAGE = 'page'

function page(entries: readonly string[]): Plugin {
  const inputs = readInputs()
  return {
    name: 'page',
    resolveId: (id) => (id === PAGE ? id : null),
    load: (id) =>
      id === PAGE
        ? entries
            .map((entry) => `export * from ${JSON.stringify(COMPONENTS + (inputs[entry] ?? entry))}`)
            .join('\n')
        : null,
  }
}

function withoutLazy(): Plugin {
  return {
    name: 'without-lazy',
    resolveDynamicImport: (id) => (typeof id === 'string' ? { id, external: true } : null),
  }
}

function readInputs(): Record<string, string> {
  const packageJson = JSON.parse(readFileSync(`${COMPONENTS}package.json`, 'utf8')) as Parameters<
    typeof toInputs
  >[0]
  return toInputs(packageJson)
}

function sum(chunks: readonly KitChunk[]): number {
  return chunks.reduce((total, { bytes }) => total + bytes, 0)
}
