// One run for all functions: each becomes one file of its own, and what they share is resolved and compiled once.

import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import commonjs from '@rollup/plugin-commonjs'
import json from '@rollup/plugin-json'
import terser from '@rollup/plugin-terser'
import { rollup, type Plugin, type RollupCache, type RollupLog } from 'rollup'
import esbuild from 'rollup-plugin-esbuild'
import { ROOT } from './entrypoints.ts'

/** Of the packages, not of ours: both are harmless in code that was written for CommonJS. */
const HARMLESS = ['CIRCULAR_DEPENDENCY', 'THIS_IS_UNDEFINED']
/** The runtime is nodejs24.x; 22 is what the compiler knows. */
const TARGET = 'node22'

/** Writes `<folder>/<name>/lambda/index.mjs`, and what it loads when needed, for each entrypoint. Throws at the first warning. */
export async function runRollup(
  entrypoints: Readonly<Record<string, string>>,
  folder: string,
): Promise<void> {
  let cache: RollupCache | undefined
  for (const [name, path] of Object.entries(entrypoints)) {
    const build = await rollup({
      input: join(ROOT, path),
      external: [...builtinModules, /^node:/],
      ...(cache === undefined ? {} : { cache }),
      plugins: [
        replaceUnused(),
        nodeResolve({ preferBuiltins: true, exportConditions: ['node'] }),
        commonjs(),
        json(),
        esbuild({ target: TARGET, tsconfig: join(ROOT, 'tsconfig.base.json') }),
        // One letter beyond Latin-1, and the engine takes twice as long to compile the whole bundle.
        terser({
          module: true,
          ecma: 2020,
          compress: { passes: 3 },
          format: { comments: false, ascii_only: true },
        }),
      ],
      onwarn: (warning: RollupLog) => {
        if (!HARMLESS.includes(warning.code ?? '')) throw new Error(warning.message)
      },
    })
    // One folder deep, so that files beside it (sql/) are found as they are in the source.
    // What is imported when it is needed stays apart, so that a cold start does not compile it.
    await build.write({
      dir: join(folder, name, 'lambda'),
      format: 'esm',
      entryFileNames: 'index.mjs',
      chunkFileNames: '[name]-[hash].mjs',
    })
    cache = build.cache
    await build.close()
  }
}

/** Parts of the SDK that no function of ours can use; without them a bundle is a quarter smaller. */
const REPLACED: Readonly<Record<string, string>> = {
  // A function's credentials are in its environment: profiles, single sign-on and instance metadata are not asked.
  '@aws-sdk/credential-provider-node':
    "export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env'",
  // Only SelectObjectContent and its like answer by streams of events.
  '@smithy/core/event-streams': `
    const refuse = () => { throw new Error('Event streams are not part of this bundle') }
    export const EventStreamSerde = refuse, eventStreamSerdeProvider = refuse
    export const resolveEventStreamSerdeConfig = (input) => input`,
  // For a Node without node:crypto.
  './Sha1Js': 'export const Sha1Js = undefined',
  './Sha256Js': 'export const Sha256Js = undefined',
}

function replaceUnused(): Plugin {
  return {
    name: 'replace-unused',
    resolveId: (source) => (source in REPLACED ? `\0${source}` : null),
    load: (id) => REPLACED[id.slice(1)] ?? null,
  }
}
