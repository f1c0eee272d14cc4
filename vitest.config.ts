import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import { playwright } from '@vitest/browser-playwright'
import { configDefaults, defineConfig } from 'vitest/config'
import { BROWSER_FLAGS, findBrowser } from './.tools/find-browser.mjs'

const executablePath = findBrowser()

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { conditions: ['development'] },
        ssr: { resolve: { conditions: ['development', 'node'] } },
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          // test/components runs in a browser (web-test-runner.config.mjs); long suites have a project of their own.
          exclude: [
            ...configDefaults.exclude,
            'test/components/**',
            'test/{e2e,embeds,faults,delivery,infra}/**',
          ],
          testTimeout: 20_000,
        },
      },
      ...['e2e', 'embeds', 'faults', 'delivery', 'infra'].map((name) => ({
        resolve: { conditions: ['development'] },
        ssr: { resolve: { conditions: ['development', 'node'] } },
        test: {
          name,
          include: [`test/${name}/**/*.test.ts`],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      })),
      {
        plugins: [storybookTest({ configDir: '.storybook' })],
        test: {
          name: 'storybook',
          testTimeout: 20_000,
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
      },
    ],
  },
})
