// @ts-check
// Element tests: test/components/**/*.test.ts, on source, in a real Chromium. `npm run test:elements [-- --files <path>]`.
import { fileURLToPath } from 'node:url'
import { esbuildPlugin } from '@web/dev-server-esbuild'
import { chromeLauncher } from '@web/test-runner-chrome'
import { defaultReporter } from '@web/test-runner'
import { pageApiPlugin } from './test/support/page-api-plugin.mjs'
import { userPoolPlugin } from './test/support/user-pool-plugin.mjs'
import { streamedPage } from './test/support/streamed-page.mjs'
import { BROWSER_FLAGS, findBrowser } from './.tools/find-browser.mjs'
import { countsReporter } from './.tools/counts-reporter.mjs'

const executablePath = findBrowser()
/** Tests of watching play media without a click. */
const PLAY_FREELY = '--autoplay-policy=no-user-gesture-required'

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  rootDir: '.',
  files: ['test/components/**/*.test.ts'],
  concurrency: 2,
  // Only against hanging: a busy machine is no failure.
  browserStartTimeout: 120_000,
  testsStartTimeout: 120_000,
  testsFinishTimeout: 300_000,
  nodeResolve: { exportConditions: ['development'] },
  middleware: [streamedPage],
  plugins: [
    pageApiPlugin(),
    userPoolPlugin(),
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('tsconfig.base.json', import.meta.url)),
    }),
  ],
  browsers: [
    chromeLauncher({
      launchOptions: { ...(executablePath && { executablePath }), args: [...BROWSER_FLAGS, PLAY_FREELY] },
      // A context of its own for every page: background tabs of one window are slowed down until tests time out.
      createPage: async ({ browser }) => (await browser.createBrowserContext()).newPage(),
    }),
  ],
  testFramework: { config: { timeout: '60000' } },
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  reporters: [defaultReporter({ reportTestProgress: false }), countsReporter()],
}
