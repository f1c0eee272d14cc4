// What the stacks need besides themselves: data in the store, and the kit below a path of its version.

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../functions/entrypoints.ts'
import type { Names } from '../names.ts'
import type { Runner } from './run-command.ts'

export interface Outputs {
  /** Where everything is reached. */
  url: string
  kitPath: string
  /** Of the loader, for `integrity`. */
  integrity: string
  userPoolId: string
  clientId: string
}

export interface UploadOptions {
  runner: Runner
  names: Names
  /** Empty; the files are prepared there. */
  folder: string
  /** A MovieLens folder; without one, the sample. */
  movielens?: string
}

/** What an import writes that a site needs. */
const PARTS = ['mappings', 'catalog', 'fallback', 'training', 'history']

/** The same files that a laptop runs on, made by the same command, and a copy to train the first recommenders from. */
export function uploadData({ runner, names: { dataBucket }, folder, movielens }: UploadOptions): void {
  const source = movielens === undefined ? ['sample'] : ['movielens', movielens]
  runner.run('node', ['edge-api/bin/intellistream.mjs', 'import', ...source, '--data', folder])
  const sync = (from: string, to: string) =>
    runner.aws({ args: ['s3', 'sync', from, `s3://${dataBucket}/${to}`] })
  for (const name of PARTS) if (runner.isDry || existsSync(join(folder, name))) sync(join(folder, name), name)
  sync(join(folder, 'training', runner.isDry ? '<run>' : readRunId(folder)), 'training/live')
}

function readRunId(folder: string): string {
  const current = readFileSync(join(folder, 'training/current.json'), 'utf8')
  return (JSON.parse(current) as { runId: string }).runId
}

/** Files of a version never change, so that a page may hold on to their hash. */
export function uploadKit(runner: Runner, outputsFile: string): Outputs {
  const dist = join(process.env['KIT_DIST'] ?? join(ROOT, 'components/dist'), 'cdn')
  if (!existsSync(dist)) throw new Error('The kit is not built; run `npm run build`')
  const all = runner.isDry ? UNKNOWN : readOutputs(outputsFile)
  const hash = createHash('sha256')
  for (const file of readdirSync(dist).sort())
    if (/\.(js|css)$/.test(file)) hash.update(readFileSync(join(dist, file)))
  const kitPath = `kit/${hash.digest('hex').slice(0, 12)}`
  const bucket = all['KitBucket'] ?? ''
  const caching = ['--cache-control', 'public, max-age=31536000, immutable']
  runner.aws({ args: ['s3', 'sync', dist, `s3://${bucket}/${kitPath}`, ...caching] })
  const integrity = `sha384-${createHash('sha384')
    .update(readFileSync(join(dist, 'loader.js')))
    .digest('base64')}`
  return {
    url: all['Url'] ?? '',
    kitPath,
    integrity,
    userPoolId: all['UserPoolId'] ?? '',
    clientId: all['ClientId'] ?? '',
  }
}

/** In a dry run there is nothing yet. */
const UNKNOWN: Record<string, string> = { Url: 'https://<distribution>', KitBucket: '<kit bucket>' }

/** What the stacks said when they were deployed. */
function readOutputs(file: string): Record<string, string> {
  const outputs = JSON.parse(readFileSync(file, 'utf8')) as object
  return Object.assign({}, ...(Object.values(outputs) as object[])) as Record<string, string>
}
