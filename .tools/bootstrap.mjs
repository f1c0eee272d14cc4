// Set-up before `npm start` and `npm test`: dependencies when missing or stale and, with --browser, a browser when none is found.
// Node built-ins only, because it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { findBrowser, findOnPath } from './find-browser.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const OLDEST_NODE = [20, 19]

class SetupError extends Error {}

try {
  requireNode(process.versions.node)
  installDependencies(ROOT)
  if (process.argv.includes('--browser')) installBrowser()
} catch (error) {
  if (!(error instanceof SetupError)) throw error
  console.error(`\n${error.message}`)
  process.exit(1)
}

/** @param {string} version */
function requireNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return
  throw new SetupError(
    `Node ${version} is too old: install Node ${OLDEST_NODE.join('.')} or newer and try again.`,
  )
}

/**
 * Runs `npm ci` unless everything that the lock file asks for is already there.
 * @param {string} root
 */
function installDependencies(root) {
  if (isInstalled(root)) return

  console.log('Installing dependencies (the first time takes about a minute) ...')
  const { status } = run('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    env: cleanEnvironment(process.env),
  })
  if (status !== 0) {
    throw new SetupError(
      'npm could not install the dependencies: check the network and the npm registry settings, then try again.',
    )
  }
}

/**
 * Whether the lock file that npm leaves in node_modules, as the last step of an installation, has what ours asks for.
 * Optional packages are left out: most of them are for other platforms.
 * @param {string} root
 */
function isInstalled(root) {
  const installedFile = `${root}/node_modules/.package-lock.json`
  if (!existsSync(installedFile)) return false
  const wanted = readPackages(`${root}/package-lock.json`)
  const installed = readPackages(installedFile)
  return Object.entries(wanted).every(
    ([path, { version, optional, link }]) =>
      !path.includes('node_modules/') || optional || link || installed[path]?.version === version,
  )
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { version?: string, optional?: boolean, link?: boolean }>}
 */
function readPackages(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages
}

/** Installs Debian's chromium when no browser is found. */
function installBrowser() {
  if (findBrowser()) return
  if (process.env.CHROME_PATH) {
    throw new SetupError(
      `CHROME_PATH is ${process.env.CHROME_PATH}, which cannot be run: point it at a Chromium or Chrome.`,
    )
  }
  const byHand = 'install Chromium or Google Chrome, or set CHROME_PATH to one, and try again.'
  if (!findOnPath('apt-get')) {
    throw new SetupError(`The tests need a browser and there is no apt-get here: ${byHand}`)
  }

  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  if (sudo.length > 0 && run('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0) {
    throw new SetupError(`The tests need a browser and installing one needs root's rights: ${byHand}`)
  }
  console.log('Installing a browser for the tests (Debian package chromium) ...')
  const apt = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get']
  // A failed update may still leave a usable package list; the installation decides.
  runCommand([...apt, 'update', '-qq'])
  runCommand([...apt, 'install', '-y', '-qq', '--no-install-recommends', 'chromium'])
  if (!findBrowser()) {
    throw new SetupError(`The tests need a browser and apt-get could not install chromium: ${byHand}`)
  }
}

/** @param {string[]} command */
function runCommand([command = '', ...args]) {
  return run(command, args)
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 */
function run(command, args, options) {
  return spawnSync(command, args, { stdio: 'inherit', ...options })
}

/**
 * The environment without what npm tells a script about itself: a nested `npm ci` would take it as its own settings.
 * @param {NodeJS.ProcessEnv} env
 */
function cleanEnvironment(env) {
  const leaked =
    /^npm_(package_|lifecycle_|config_(workspace|include_workspace_root$|ignore_scripts$|global$|prefix$|local_prefix$))/
  return Object.fromEntries(Object.entries(env).filter(([name]) => !leaked.test(name)))
}
