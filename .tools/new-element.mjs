// `npm run new:element -- is-name`: an element with its story, its test and its exports, all green. The convention as code:
// change a shape in .tools/new-element first.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

const tag = process.argv[2] ?? ''
if (!/^is(-[a-z][a-z0-9]*)+$/.test(tag))
  stop('Name the element: npm run new:element -- is-name (lower case, words joined by -).')
if (existsSync(join(ROOT, 'components', tag))) stop(`components/${tag} exists already.`)

const className = toPascalCase(tag)
const words = toWords(tag)
const files = {
  element: `components/${tag}/${tag}.element.ts`,
  define: `components/${tag}/${tag}.ts`,
  styles: `components/${tag}/${tag}.styles.ts`,
  story: `stories/${tag}.stories.ts`,
  test: `test/components/${tag}/${tag}.test.ts`,
}
for (const [template, path] of Object.entries(files)) write(path, fill(template))

edit('components/package.json', addExport)
edit('components/index.ts', (text) =>
  addLine(text, /^export \{ Is\w+ \} from/, `export { ${className} } from './${tag}/${tag}.ts'`),
)
edit('components/loader.ts', (text) =>
  addLine(text, /^ {2}'is-[\w-]+': \(\) =>/, `  '${tag}': () => import('./${tag}/${tag}.ts'),`),
)

console.log(`\nTry it: npm run storybook, and npm run test:elements -- --files ${files.test}`)

/** @param {string} template */
function fill(template) {
  return readFileSync(join(ROOT, '.tools/new-element', `${template}.txt`), 'utf8')
    .replaceAll('is-thing', tag)
    .replaceAll('IsThing', className)
    .replaceAll('Thing', words)
}

/** After `./is-….js` of the other elements: { development, types, default }. @param {string} text */
function addExport(text) {
  const packageJson = JSON.parse(text)
  const entry = {
    development: `./${tag}/${tag}.ts`,
    types: `./dist/${tag}.d.ts`,
    default: `./dist/${tag}.js`,
  }
  const entries = Object.entries(packageJson.exports)
  const last = entries.findLastIndex(([path]) => path.startsWith('./is-') && path.endsWith('.js'))
  packageJson.exports = Object.fromEntries(entries.toSpliced(last + 1, 0, [`./${tag}.js`, entry]))
  return `${JSON.stringify(packageJson, null, 2)}\n`
}

/**
 * Adds one line to the sorted lines of its kind.
 * @param {string} text
 * @param {RegExp} kind
 * @param {string} line
 */
function addLine(text, kind, line) {
  const lines = text.split('\n')
  const first = lines.findIndex((other) => kind.test(other))
  if (first < 0) stop(`No line like ${kind} to put this beside: ${line}`)
  const isAfter = (/** @type {string} */ other) => !kind.test(other) || other > line
  const offset = lines.slice(first).findIndex(isAfter)
  return lines.toSpliced(first + offset, 0, line).join('\n')
}

/** @param {string} path @param {(text: string) => string} change */
function edit(path, change) {
  const text = readFileSync(join(ROOT, path), 'utf8')
  writeFileSync(join(ROOT, path), change(text))
  console.log(`changed  ${path}`)
}

/** @param {string} path @param {string} text */
function write(path, text) {
  mkdirSync(dirname(join(ROOT, path)), { recursive: true })
  writeFileSync(join(ROOT, path), text)
  console.log(`written  ${path}`)
}

/** is-watch-party to IsWatchParty. @param {string} name */
function toPascalCase(name) {
  return name.replace(/(^|-)([a-z])/g, (_, _dash, letter) => letter.toUpperCase())
}

/** is-watch-party to "Watch party". @param {string} name */
function toWords(name) {
  const text = name.replace('is-', '').replaceAll('-', ' ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

/** @param {string} message @returns {never} */
function stop(message) {
  console.error(message)
  process.exit(2)
}
