// The kit as it is published, built once for as long as its sources stay the same, for every suite that needs it.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const CACHE = join(ROOT, 'node_modules/.cache/kit')

/** The folder that would be published. Not to be written to. */
export function buildKit(): string {
  const folder = join(CACHE, hashSources())
  if (existsSync(folder)) return folder
  mkdirSync(CACHE, { recursive: true })
  const fresh = mkdtempSync(join(CACHE, 'new-'))
  execFileSync('npm', ['run', '--silent', 'build', '-w', 'components'], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: 'pipe',
    env: { ...process.env, KIT_DIST: join(fresh, 'dist') },
  })
  // Another suite may have been quicker: what it built is the same.
  if (!existsSync(folder)) renameSync(join(fresh, 'dist'), folder)
  rmSync(fresh, { recursive: true, force: true })
  return folder
}

function hashSources(): string {
  const hash = createHash('sha256')
  const files = [
    ...listFiles('components').filter((file) => !file.startsWith('components/dist/')),
    ...listFiles('.tools'),
    'edge-api/contract/types.ts',
    'package-lock.json',
  ]
  for (const file of files.sort()) hash.update(file).update(readFileSync(join(ROOT, file)))
  return hash.digest('hex').slice(0, 16)
}

function listFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((file) => !file.includes('node_modules') && statSync(join(ROOT, file)).isFile())
}
