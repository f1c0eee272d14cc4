// Two local user pools for element tests: one that asks for what an account needs, and one that insists on an authenticator
// app. Amplify comes as one file, since parts of it are no modules that a browser could load.
import { build } from 'esbuild'
import { register } from 'tsx/esm/api'

const AMPLIFY = ['aws-amplify', 'aws-amplify/auth', 'aws-amplify/utils']

/** The accounts there are from the start; others sign up. */
const ACCOUNTS = [
  { username: 'ada@example.com', password: 'Correct horse 1!', name: 'Ada Lovelace' },
  { username: 'new@example.com', password: 'Given by 1 admin!', temporaryPassword: true },
  { username: 'app@example.com', password: 'Twice as safe 3!', totpSecret: 'GEZDGNBVGY3TQOJQ' },
]

/** @returns {import('@web/test-runner').TestRunnerPlugin} */
export function userPoolPlugin() {
  /** @type {{ close(): Promise<void> }[]} */
  const servers = []
  /** @type {Promise<string> | undefined} */
  let pools
  /** @type {Promise<string> | undefined} */
  let amplify
  return {
    name: 'user-pool',
    async serverStop() {
      await pools
      await Promise.all(servers.map((server) => server.close()))
    },
    resolveImport: ({ source }) => (AMPLIFY.includes(source) ? '/amplify-in-one-file.js' : undefined),
    async serve({ path, request }) {
      if (path === '/amplify-in-one-file.js') {
        amplify ??= bundleAmplify()
        return { body: await amplify, type: 'js' }
      }
      if (path === '/user-pools') {
        pools ??= startPools(servers)
        return { body: await pools, type: 'json' }
      }
      if (path === '/totp-code') {
        const { toTotpCode } = await load('totp.ts')
        const query = new URL(request.url, 'http://localhost').searchParams
        const at = Date.now() / 1000 + Number(query.get('inSeconds'))
        return { body: toTotpCode(query.get('secret') ?? '', at), type: 'text' }
      }
      return undefined
    },
  }
}

/** @param {{ close(): Promise<void> }[]} servers */
async function startPools(servers) {
  const { startCognito } = await load('start-cognito.ts')
  const options = { clientId: 'element-tests', accounts: ACCOUNTS }
  const optional = await startCognito(options)
  const required = await startCognito({ ...options, clientId: 'element-tests-mfa', mfa: 'required' })
  servers.push(optional, required)
  const toPool = (/** @type {typeof optional} */ { url, userPoolId, clientId }) => ({
    url,
    userPoolId,
    clientId,
  })
  return JSON.stringify({ optional: toPool(optional), required: toPool(required) })
}

/** @param {string} file */
async function load(file) {
  const stop = register()
  try {
    return await import(`../../edge-api/local/cognito/${file}`)
  } finally {
    await stop()
  }
}

async function bundleAmplify() {
  const { outputFiles } = await build({
    stdin: {
      contents: AMPLIFY.map((name) => `export * from '${name}'`).join('\n'),
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['production'],
  })
  return outputFiles[0]?.text ?? ''
}
