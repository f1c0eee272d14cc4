// `npm run release:dry`: what a release would do, without doing it: the versions the changesets ask for, both packages built
// and packed, and what each tarball would bring. Fails when the kit's interface changed by more than the changesets say.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createElementsManifest } from './elements-manifest.mjs'
import { compareInterfaces, isEnough, listPromises } from './public-interface.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'release-'))

/** @param {string} file @param {string[]} args @param {string} [cwd] */
const run = (file, args, cwd = ROOT) =>
  execFileSync(file, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, KIT_DIST: join(folder, 'components'), EDGE_API_DIST: join(folder, 'edge-api') },
  })

try {
  const status = join(folder, 'status.json')
  run('npx', ['changeset', 'status', '--output', status])
  const { releases, changesets } = JSON.parse(readFileSync(status, 'utf8'))
  console.log(`${changesets.length} changesets`)
  for (const { name, oldVersion, newVersion, type } of releases) {
    console.log(`  ${name}  ${oldVersion} -> ${newVersion}  (${type})`)
  }
  for (const { summary } of changesets) console.log(`  - ${summary.split('\n')[0]}`)

  const released = JSON.parse(readFileSync(join(ROOT, 'components/released-interface.json'), 'utf8'))
  const change = compareInterfaces(released, listPromises(await createElementsManifest()))
  console.log(`\nThe kit's interface since the last release: ${change.bump}`)
  for (const promise of change.removed) console.log(`  - ${promise}`)
  for (const promise of change.added) console.log(`  + ${promise}`)
  const kit = releases.find(
    (/** @type {{ name: string }} */ { name }) => name === '@intellistream/components',
  )
  if (!isEnough(kit ?? { type: 'none', oldVersion: '' }, change.bump)) {
    console.error(
      `The changesets ask for ${kit?.type ?? 'no release'} of the kit: add one by \`npm run changeset\`.`,
    )
    process.exitCode = 1
  }

  run('npm', ['run', '--silent', 'build'])
  for (const workspace of ['components', 'edge-api']) {
    const [pack] = JSON.parse(run('npm', ['pack', '--dry-run', '--json'], join(folder, workspace)))
    const groups = new Map()
    for (const { path, size } of pack.files) {
      const group = path.includes('/') ? `${path.split('/')[0]}/` : path.endsWith('.map') ? '*.map' : path
      const { count, bytes } = groups.get(group) ?? { count: 0, bytes: 0 }
      groups.set(group, { count: count + 1, bytes: bytes + size })
    }
    console.log(
      `\n${pack.name}@${pack.version}: ${pack.files.length} files, ${toKb(pack.size)} packed, ${toKb(pack.unpackedSize)} unpacked`,
    )
    for (const [group, { count, bytes }] of groups)
      console.log(`  ${toKb(bytes).padStart(10)}  ${group}${count > 1 ? `  (${count})` : ''}`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** @param {number} bytes */
function toKb(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`
}
