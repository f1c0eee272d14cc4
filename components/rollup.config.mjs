// The kit's build, three ways: modules for bundlers, their types in files that need no other package, and a copy for a CDN.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'
import { transform } from 'esbuild'
import dts from 'rollup-plugin-dts'
import esbuild from 'rollup-plugin-esbuild'
import { minifyTemplateLiterals } from 'rollup-plugin-minify-template-literals'
import { createElementsManifest } from '../.tools/elements-manifest.mjs'
import { toInputs, toPublished } from '../.tools/kit-package.mjs'

/** Where the package goes; a test builds into a folder of its own. */
const DIST = process.env.KIT_DIST ?? 'dist'
const packageJson = JSON.parse(readFileSync('package.json', 'utf8'))
const input = toInputs(packageJson)
const external = Object.keys(packageJson.dependencies).map((name) => new RegExp(`^${name}(/|$)`))

const compile = () =>
  esbuild({ target: 'es2022', tsconfig: fileURLToPath(new URL('../tsconfig.base.json', import.meta.url)) })
const shrinkTemplates = () =>
  minifyTemplateLiterals({ include: ['**/components/**'], exclude: ['**/node_modules/**'] })
const bundle = () => [
  nodeResolve({ browser: true }),
  compile(),
  shrinkTemplates(),
  terser({ module: true, ecma: 2022, compress: { passes: 2 }, format: { comments: false } }),
]

/**
 * A warning is a fault, but for one: a private type that a public class inherits from needs no name of its own.
 * @type {import('rollup').WarningHandlerWithDefault}
 */
const onwarn = (warning) => {
  if (warning.message.includes('references private shared type exports')) return
  throw new Error(warning.message)
}

/** @type {import('rollup').RollupOptions[]} */
export default [
  {
    input,
    external,
    onwarn,
    plugins: [startClean(), compile(), shrinkTemplates(), writePackage()],
    output: { dir: DIST, chunkFileNames: 'chunks/[name]-[hash].js', sourcemap: true },
  },
  {
    input,
    external,
    onwarn,
    plugins: [
      inlineContract(),
      dts({
        compilerOptions: { composite: false, customConditions: ['development'] },
      }),
    ],
    output: { dir: DIST, chunkFileNames: 'chunks/[name]-[hash].d.ts' },
  },
  // Everything in one file.
  {
    input: 'index.ts',
    onwarn,
    plugins: bundle(),
    output: { file: `${DIST}/cdn/intellistream.js`, inlineDynamicImports: true, sourcemap: true },
  },
  // One small file that loads the elements a page really has.
  {
    input: 'loader.ts',
    onwarn,
    plugins: bundle(),
    output: { dir: `${DIST}/cdn`, chunkFileNames: 'chunks/[name]-[hash].js', sourcemap: true },
  },
]

/**
 * The wire's types are not a package of their own for who installs the kit: they go into its declarations.
 * @returns {import('rollup').Plugin}
 */
function inlineContract() {
  const contract = fileURLToPath(new URL('../edge-api/contract/types.ts', import.meta.url))
  return {
    name: 'inline-contract',
    resolveId: (id) => (id === '@intellistream/edge-api/contract' ? contract : null),
  }
}

/** @returns {import('rollup').Plugin} */
function startClean() {
  return { name: 'start-clean', buildStart: () => rmSync(DIST, { recursive: true, force: true }) }
}

/**
 * What the package has besides modules: the stylesheet, the manifest, the license, and the package.json that is published from dist/.
 * @returns {import('rollup').Plugin}
 */
function writePackage() {
  return {
    name: 'write-package',
    async writeBundle() {
      const { code } = await transform(readFileSync('styles/is.css', 'utf8'), { loader: 'css', minify: true })
      mkdirSync(`${DIST}/cdn`, { recursive: true })
      writeFileSync(`${DIST}/is.css`, code)
      writeFileSync(`${DIST}/cdn/is.css`, code)
      writeFileSync(`${DIST}/package.json`, `${JSON.stringify(toPublished(packageJson), null, 2)}\n`)
      writeFileSync(`${DIST}/custom-elements.json`, JSON.stringify(await createElementsManifest()))
      copyFileSync('../LICENSE', `${DIST}/LICENSE`)
    },
  }
}
