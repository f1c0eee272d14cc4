// What the stacks need besides themselves: data in the store, and the kit below a path of its version.

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../functions/entrypoints.ts'
import { toNames } from '../names.ts'
import type { Settings } from '../settings.ts'
import { runAws } from './run-aws.ts'

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
  account: string
  settings: Settings
  /** A MovieLens folder; without one, the sample. */
  movielens?: string
}

/** The same files that a laptop runs on, made by the same command, and a copy to train the first recommenders from. */
export async function uploadData({ account, settings, movielens }: UploadOptions): Promise<void> {
  const { dataBucket } = toNames({ ...settings, account })
  const folder = mkdtempSync(join(tmpdir(), 'intellistream-data-'))
  const source = movielens === undefined ? ['sample'] : ['movielens', movielens]
  const { status } = spawnSync(
    'node',
    [join(ROOT, 'edge-api/bin/intellistream.mjs'), 'import', ...source, '--data', folder],
    { stdio: 'inherit' },
  )
  if (status !== 0) throw new Error('The data could not be prepared; nothing was uploaded')
  for (const name of ['mappings', 'catalog', 'fallback', 'training', 'history']) {
    if (existsSync(join(folder, name)))
      runAws({ args: ['s3', 'sync', join(folder, name), `s3://${dataBucket}/${name}`] }, settings)
  }
  const { runId } = JSON.parse(readFileSync(join(folder, 'training/current.json'), 'utf8')) as {
    runId: string
  }
  runAws(
    { args: ['s3', 'sync', join(folder, 'training', runId), `s3://${dataBucket}/training/live`] },
    settings,
  )
}

/** Files of a version never change, so that a page may hold on to their hash. */
export async function uploadKit(settings: Settings): Promise<Outputs> {
  const dist = join(ROOT, 'components/dist/cdn')
  if (!existsSync(dist)) throw new Error('The kit is not built; run `npm run build`')
  const outputs = JSON.parse(readFileSync('cdk.out/outputs.json', 'utf8')) as Record<
    string,
    Record<string, string>
  >
  const all = Object.assign({}, ...Object.values(outputs)) as Record<string, string>
  const hash = createHash('sha256')
  for (const file of readdirSync(dist).sort())
    if (/\.(js|css)$/.test(file)) hash.update(readFileSync(join(dist, file)))
  const kitPath = `kit/${hash.digest('hex').slice(0, 12)}`
  const bucket = all['KitBucket'] ?? ''
  runAws(
    {
      args: [
        's3',
        'sync',
        dist,
        `s3://${bucket}/${kitPath}`,
        '--cache-control',
        'public, max-age=31536000, immutable',
      ],
    },
    settings,
  )
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
