// @intellistream/edge-api as it is published: each module compiled by itself, at its own path, with what it reads beside it.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transform } from 'esbuild'
import ts from 'typescript'

const SOURCE = fileURLToPath(new URL('../edge-api', import.meta.url))
/** What modules read at run time: queries, sample data, pictures. */
const DATA = ['.sql', '.json', '.svg', '.csv', '.html', '.css']
/** Only for running from source: Node cannot load TypeScript by itself. */
const SOURCE_ONLY = ['tsx']

/** Writes the package to `folder`. @param {string} folder */
export async function buildEdgeApi(folder) {
  rmSync(folder, { recursive: true, force: true })
  for (const path of listFiles()) {
    if (path.endsWith('.ts')) await compile(path, folder)
    else if (DATA.includes(extname(path))) write(folder, path, readFileSync(join(SOURCE, path)))
  }
  write(folder, 'contract/types.d.ts', declare('contract/types.ts'))
  write(
    folder,
    'bin/intellistream.js',
    toCommand(readFileSync(join(SOURCE, 'bin/intellistream.mjs'), 'utf8')),
  )
  write(folder, 'package.json', `${JSON.stringify(toPublished(), null, 2)}\n`)
  for (const name of ['README.md', '../LICENSE'])
    copyFileSync(join(SOURCE, name), join(folder, name.replace('../', '')))
}

function listFiles() {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter(
    (path) => !/^(dist|node_modules|bin)\b|node_modules|\.d\.ts$|tsconfig|^package\.json$/.test(path),
  )
}

/** @param {string} path @param {string} folder */
async function compile(path, folder) {
  const { code } = await transform(readFileSync(join(SOURCE, path), 'utf8'), {
    loader: 'ts',
    format: 'esm',
    target: 'node20',
    sourcefile: path,
  })
  write(
    folder,
    path.replace(/\.ts$/, '.js'),
    code.replaceAll(/(["'])(\.{1,2}\/[^"'\n]*)\.ts\1/g, '$1$2.js$1'),
  )
}

/** @param {string} path */
function declare(path) {
  const source = readFileSync(join(SOURCE, path), 'utf8')
  return ts.transpileDeclaration(source, { fileName: path, compilerOptions: { isolatedDeclarations: true } })
    .outputText
}

/** The same command without what makes Node read TypeScript. @param {string} source */
function toCommand(source) {
  return source
    .split('\n')
    .filter((line) => !/tsx|^register\(|^\/\//.test(line))
    .join('\n')
    .replaceAll('.ts', '.js')
}

function toPublished() {
  const {
    scripts: _scripts,
    publishConfig: _config,
    dependencies,
    ...rest
  } = JSON.parse(readFileSync(join(SOURCE, 'package.json'), 'utf8'))
  return {
    ...rest,
    exports: {
      './contract': { types: './contract/types.d.ts', default: './contract/types.js' },
      './package.json': './package.json',
    },
    bin: { intellistream: './bin/intellistream.js' },
    dependencies: Object.fromEntries(
      Object.entries(dependencies).filter(([name]) => !SOURCE_ONLY.includes(name)),
    ),
  }
}

/** @param {string} folder @param {string} path @param {string | Buffer} content */
function write(folder, path, content) {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}
