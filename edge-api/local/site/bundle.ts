// The site's TypeScript modules as browser modules, built in memory and rebuilt when a source changes.

import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { context, type BuildContext, type Plugin } from 'esbuild'

export interface SiteBundle {
  /** The module or stylesheet at a path such as `/home.js`, or undefined. */
  getFile(path: string): Uint8Array | undefined
  close(): Promise<void>
}

/**
 * Bundles every top-level `.ts` and `.css` file of the folder; `/home.ts` becomes `/home.js`. Shared code is split into chunks.
 * Resolves packages by their `development` condition, so that the workspaces run from source; Lit alone is its production build.
 * Errors: rejects when the first build fails; a later failing build is printed and the last good files stay.
 */
export async function bundleSite(folder: string): Promise<SiteBundle> {
  let files = new Map<string, Uint8Array>()
  const names = await readdir(folder)
  const entryPoints = names
    .filter((name) => /\.(ts|css)$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name))
  if (entryPoints.length === 0) return { getFile: () => undefined, close: () => Promise.resolve() }

  const outdir = join(folder, 'dist')
  const build: BuildContext = await context({
    entryPoints,
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['development'],
    chunkNames: 'chunks/[name]-[hash]',
    sourcemap: 'inline',
    write: false,
    logLevel: 'warning',
    plugins: [
      productionLit,
      {
        name: 'keep-in-memory',
        setup({ onEnd }) {
          onEnd(({ errors, outputFiles = [] }) => {
            if (errors.length > 0) return
            files = new Map(
              outputFiles.map(({ path, contents }) => [
                `/${relative(outdir, path).split(sep).join('/')}`,
                contents,
              ]),
            )
          })
        },
      },
    ],
  })
  try {
    await build.rebuild()
    await build.watch()
  } catch (error) {
    await build.dispose()
    throw error
  }
  return { getFile: (path) => files.get(path), close: () => build.dispose() }
}

/** Lit's development build says so on the console of everybody who looks; its files lie beside the production ones. */
const productionLit: Plugin = {
  name: 'production-lit',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^(lit|lit-html|lit-element|@lit\/[\w-]+)(\/|$)/ }, async (args) => {
      if (args.pluginData === productionLit) return undefined
      const { path, importer, kind, resolveDir } = args
      const found = await resolve(path, { importer, kind, resolveDir, pluginData: productionLit })
      return { ...found, path: found.path.replace(`${sep}development${sep}`, sep) }
    })
  },
}
