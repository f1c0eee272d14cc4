// Every story as a test in Chromium: it renders, its play function passes, and axe finds nothing.
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { BROWSER_FLAGS, findBrowser } from './.tools/find-browser.mjs'

const executablePath = findBrowser()

export default defineConfig({
  // Found only when the elements are loaded; a late find would reload the tests that run.
  optimizeDeps: {
    include: [
      'aws-amplify',
      'aws-amplify/auth',
      'aws-amplify/utils',
      'lit',
      'lit/static-html.js',
      ...['class-map', 'if-defined', 'keyed', 'live', 'ref', 'repeat', 'style-map', 'unsafe-html'].map(
        (name) => `lit/directives/${name}.js`,
      ),
    ],
  },
  plugins: [storybookTest({ configDir: '.storybook' })],
  test: {
    name: 'storybook',
    // Only against hanging: a busy machine is no failure.
    testTimeout: 120_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      instances: [{ browser: 'chromium' }],
      provider: playwright({
        launchOptions: { ...(executablePath ? { executablePath } : {}), args: BROWSER_FLAGS },
      }),
    },
  },
})
