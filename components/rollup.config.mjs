// The kit's build, three ways: modules for bundlers, their types in files that need no other package, and a copy for a CDN.
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build, transform } from 'esbuild'
import dts from 'rollup-plugin-dts'
import { createElementsManifest, toPublishedManifest } from '../.tools/elements-manifest.mjs'
import { listTokens } from '../.tools/design-tokens.mjs'
import { bundle, compile, shrinkTemplates } from '../.tools/kit-bundle.mjs'
import { createEditorFiles, listElements } from '../.tools/kit-editors.mjs'
import { createFrameworkFiles } from '../.tools/kit-frameworks.mjs'
import { toInputs, toPublished } from '../.tools/kit-package.mjs'

/** Where the package goes; a test builds into a folder of its own. */
const DIST = process.env.KIT_DIST ?? 'dist'
const packageJson = JSON.parse(readFileSync('package.json', 'utf8'))
const input = toInputs(packageJson)
const external = Object.keys({ ...packageJson.dependencies, ...packageJson.peerDependencies }).map(
  (name) => new RegExp(`^${name}(/|$)`),
)

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
    plugins: [
      startClean(),
      compile({ minifyWhitespace: true, minifySyntax: true, minifyIdentifiers: true }),
      shrinkTemplates(),
      writePackage(),
    ],
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
      indentByTabs(),
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
    plugins: [...bundle(), writeIntegrity()],
    output: { dir: `${DIST}/cdn`, chunkFileNames: 'chunks/[name]-[hash].js', sourcemap: true },
  },
]

/**
 * A tenth of what declarations weigh is their indentation.
 * @returns {import('rollup').Plugin}
 */
function indentByTabs() {
  return {
    name: 'indent-by-tabs',
    renderChunk: (code) => ({
      code: code.replace(/^(?: {4})+/gm, (indent) => '\t'.repeat(indent.length / 4)),
      map: null,
    }),
  }
}

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
      const sheet = await shrinkSheet('styles/is.css')
      mkdirSync(`${DIST}/cdn`, { recursive: true })
      mkdirSync(`${DIST}/themes`, { recursive: true })
      writeFileSync(`${DIST}/is.css`, sheet)
      writeFileSync(`${DIST}/cdn/is.css`, sheet)
      const railSheet = await makeRailSheet()
      for (const folder of [DIST, `${DIST}/cdn`]) writeFileSync(`${folder}/rail.css`, railSheet)
      // Themes are read and copied by people: not shrunk.
      for (const name of readdirSync('themes')) copyFileSync(`themes/${name}`, `${DIST}/themes/${name}`)
      writeFileSync(
        `${DIST}/tokens.json`,
        JSON.stringify(JSON.parse(readFileSync('styles/tokens.json', 'utf8'))),
      )
      writeFileSync(`${DIST}/package.json`, `${JSON.stringify(toPublished(packageJson), null, 2)}\n`)
      const manifest = await createElementsManifest()
      const elements = listElements(manifest)
      const tokens = listTokens(JSON.parse(readFileSync('styles/tokens.json', 'utf8')).base)
      const made = {
        'custom-elements.json': toPublishedManifest(manifest),
        ...createEditorFiles(elements, tokens, packageJson),
        ...(await createFrameworkFiles(elements)),
      }
      for (const [name, text] of Object.entries(made)) writeFileSync(`${DIST}/${name}`, text)
      copyFileSync('../LICENSE', `${DIST}/LICENSE`)
      copyFileSync('README.md', `${DIST}/README.md`)
    },
  }
}

/**
 * A hash for each file of the CDN folder, for `integrity="…"`; last, when all are written.
 * @returns {import('rollup').Plugin}
 */
function writeIntegrity() {
  return {
    name: 'write-integrity',
    writeBundle() {
      const folder = `${DIST}/cdn`
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
        /\.(js|css)$/.test(name),
      )
      const hash = (/** @type {string} */ name) =>
        `sha384-${createHash('sha384')
          .update(readFileSync(`${folder}/${name}`))
          .digest('base64')}`
      const hashes = Object.fromEntries(files.sort().map((name) => [name, hash(name)]))
      writeFileSync(`${folder}/integrity.json`, `${JSON.stringify(hashes, null, 2)}\n`)
    },
  }
}

/** @param {string} path */
async function shrinkSheet(path) {
  return (await transform(readFileSync(path, 'utf8'), { loader: 'css', minify: true })).code
}

/** The stylesheet that rails rendered by a server link: the element's own, as a file. */
async function makeRailSheet() {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { isTopPicksStyles } from './is-top-picks/is-top-picks.styles.ts'
        import { railSheets } from './rail/rail-sheets.ts'
        export default railSheets.toSpliced(-1, 0, isTopPicksStyles).map(({ cssText }) => cssText).join('')`,
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  })
  const source = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')
  const { default: css } = await import(`data:text/javascript;base64,${source}`)
  return (await transform(css, { loader: 'css', minify: true })).code
}
