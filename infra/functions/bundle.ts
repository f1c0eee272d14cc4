// All Lambda functions by one run of Rollup, kept by the hash of everything that goes in.

import { createHash } from 'node:crypto'
import { cp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ENTRYPOINTS, ROOT, type Entrypoint } from './entrypoints.ts'
import { runRollup } from './run-rollup.ts'

/** A folder for each function: `lambda/index.mjs` and what it reads at run time. */
export type Bundles = Readonly<Record<Entrypoint, string>>

/** What the handler of every bundle is called. */
export const HANDLER = 'lambda/index.handler'
/** The catalog that goes with the API, in its bundle. */
export const CATALOG = 'items.ndjson.gz'
/** Read by the jobs at run time. */
const SQL = 'edge-api/jobs/sql'
const CACHE = join(ROOT, 'node_modules/.cache/lambda')
/** Written last: without it the folder is not whole. */
const DONE = 'done'

/** Builds what is not built yet. Two builds at once do not disturb each other: the first to finish is kept. */
export async function bundleFunctions({ onBuild }: { onBuild?: () => void } = {}): Promise<Bundles> {
  const folder = join(CACHE, await hashInputs())
  if (!(await exists(join(folder, DONE)))) {
    onBuild?.()
    await build(folder)
  }
  return Object.fromEntries(Object.keys(ENTRYPOINTS).map((name) => [name, join(folder, name)])) as Bundles
}

/** The API's bundle with a catalog beside it: what is shown while the bucket cannot be read. */
export async function withCatalog(bundles: Bundles, file: string): Promise<Bundles> {
  const body = await readFile(file)
  const folder = `${bundles.api}-${createHash('sha256').update(body).digest('hex').slice(0, 20)}`
  await cp(bundles.api, folder, { recursive: true })
  await writeFile(join(folder, CATALOG), body)
  return { ...bundles, api: folder }
}

/** Sources, the lock file and the build itself, in order of their paths. */
async function hashInputs(): Promise<string> {
  const listed = await Promise.all(
    ['edge-api', 'infra/functions'].map(async (folder) =>
      (await readdir(join(ROOT, folder), { recursive: true })).map((path) => join(folder, path)),
    ),
  )
  const files = listed
    .flat()
    .filter((path) => /\.(ts|sql|json)$/.test(path) && !path.includes('node_modules'))
  const hash = createHash('sha256')
  for (const path of [...files, 'package-lock.json'].sort()) {
    hash.update(`${path}\0`).update(await readFile(join(ROOT, path)))
  }
  return hash.digest('hex').slice(0, 20)
}

async function build(folder: string): Promise<void> {
  const temporary = `${folder}.${process.pid}`
  try {
    await runRollup(ENTRYPOINTS, temporary)
    await cp(join(ROOT, SQL), join(temporary, 'job', 'sql'), { recursive: true })
    await writeFile(join(temporary, DONE), '')
    await rename(temporary, folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
